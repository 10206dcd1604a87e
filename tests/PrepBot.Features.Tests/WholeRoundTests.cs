using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Features.Tests;

/// <summary>A round from /mock start to the leaderboard, as two members live through it.</summary>
public sealed class WholeRoundTests(ITestOutputHelper output)
{
    private const string Evidence = "She cut the nightly batch from six hours to forty minutes and told us how she had measured it.";

    [Fact]
    public async Task TwoWaiting_StartMock_PairsThemAndOpensARoom()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));

        await ana.StartsAsync("candidate", 30, null, "frugality");
        await raj.StartsAsync("interviewer");

        Assert.Contains("You are paired with Ana, as interviewer", raj.Heard);
        var room = Assert.Single(group.Platform.Rooms);
        Assert.Equal([raj.Person, ana.Person], room.People);
        Assert.Contains("Frugality", Assert.Single(group.Platform.In(room.Room)).Text);
        Assert.Contains("Nobody is waiting", Assert.Single(group.Platform.In(RecordingPlatform.Channel)).Text);
        Assert.Contains("You are paired with Raj, as candidate: Frugality, 30 min.", ana.Inbox);
    }

    [Fact]
    public async Task WholeRound_FromStartToLeaderboard_EverybodySeesWhatIsTheirs()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await PairAsync(group, ana, raj);

        await ana.PressesAsync("I'm here");
        await raj.PressesAsync("I'm here");
        await raj.PressesAsync("My cockpit");
        Assert.Contains("Listen for:", raj.Heard);
        await raj.PressesAsync("Ask it");
        Assert.Contains("Clock runs", RoomText(group));
        await group.WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Contains("3:00", RoomText(group));
        await raj.PressesAsync("Done");
        Assert.Contains("Answered in 3:00", RoomText(group));
        await raj.PressesAsync("Ask this");
        Assert.Contains("asks further", RoomText(group));
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", "cut the batch cost by 40 %"));
        await group.WaitAsync(TimeSpan.FromMinutes(9));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");

        await raj.PressesAsync("File my debrief");
        Assert.Contains("cut the batch cost", Assert.IsType<TextField>(raj.Form.Fields.First(field => field.Key == "frugality.evidence")).Value);
        await raj.SendsAsync(
            ("frugality.verdict", "Solid"), ("frugality.evidence", Evidence),
            ("overall", "Inclined"), ("keep", "the numbers"), ("change-1", "say what you learned"));
        Assert.Contains("Nobody sees it until your partner has filed", raj.Heard);
        Assert.DoesNotContain(Evidence, ana.Inbox);

        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson"));
        Assert.Contains("Both sides are in", ana.Heard);
        Assert.Contains(Evidence, ana.Inbox);
        Assert.Contains("gap +1", ana.Inbox);
        Assert.Contains("found you very helpful", raj.Inbox);
        Assert.Contains("Ana and Raj finished a round: Frugality.", string.Join('\n', group.Platform.In(RecordingPlatform.Channel).Select(shown => shown.Text)));

        mia.Room = RecordingPlatform.Channel;
        await mia.CommandsAsync("leaderboard");
        Assert.Contains("Ana +1 · 1 of 16", mia.Heard);
        Assert.DoesNotContain("Solid", mia.Heard, StringComparison.OrdinalIgnoreCase);
        await ana.CommandsAsync("me");
        Assert.Contains("1 of 16", ana.Heard);
        Assert.True(group.Platform.Rooms[0].IsClosed);
        await ForgetEverybodyAsync(group, ana, raj, mia);
    }

    /// <summary>R8: once everybody has asked to be forgotten, nobody can be read out of the database.</summary>
    private async Task ForgetEverybodyAsync(Group group, params Actor[] members)
    {
        var look = await LastLook.BeforeAsync(
            group.Database.OwnerDataSource, TestKey.Text, [.. members.SelectMany(member => new[] { member.Name, member.Person.ExternalId })],
            ["cut the batch cost", Evidence, "say what you learned", "end with the lesson"]);
        foreach (var member in members)
        {
            group.Tick();
            member.Room = RecordingPlatform.Channel;
            await member.CommandsAsync("forget-me");
            await member.PressesAsync("Erase me");
        }

        output.WriteLine(await look.AfterAsync("A room"));
    }

    internal static async Task PairAsync(Group group, Actor candidate, Actor interviewer, int minutes = 20, params string[] principles)
    {
        await candidate.StartsAsync("candidate", minutes, null, principles.Length == 0 ? ["frugality"] : principles);
        await interviewer.StartsAsync("interviewer");
        candidate.GoesToRoom();
        interviewer.GoesToRoom();
    }

    private static string RoomText(Group group) =>
        string.Join('\n', group.Platform.In(group.Platform.Rooms[^1].Room).Select(shown => shown.Text));
}
