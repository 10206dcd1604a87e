using PrepBot.Chat.Commands;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>Words about one partner never go to another: every form says whom and which day it is about, and none is opened by guess.</summary>
public sealed class AboutWhomTests
{
    [Fact]
    public async Task Debrief_InTheRoomOfOneOfSeveral_OpensThatRoomsForm()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.EndAsync(group, mia, raj, "ownership");

        await raj.CommandsAsync("debrief");

        Assert.Equal($"Mia, today {group.Now.AddMinutes(-12):HH:mm} UTC: Ownership", raj.Form.Title);
        Assert.Equal($"Mia, today {group.Now.AddMinutes(-12):HH:mm} UTC", raj.Form.ShortTitle);
        Assert.All(raj.Form.Steps, step => Assert.Contains($"Mia, today {group.Now.AddMinutes(-12):HH:mm}", step.Title));
    }

    [Fact]
    public async Task Debrief_ElsewhereWithSeveralOwed_AsksWhich()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.EndAsync(group, mia, raj, "ownership");
        raj.GoesToChannel();

        await raj.CommandsAsync("debrief");
        Assert.StartsWith("Which round is it about?", raj.Heard);
        Assert.Contains("Frugality", raj.Find("Ana, ").Label);

        await raj.PressesAsync("Mia, ");
        Assert.Contains("Mia", raj.Form.Title);
    }

    [Fact]
    public async Task Debrief_InARoomWhereItIsFiled_DoesNotOpenAnothers()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.EndAsync(group, mia, raj, "ownership");
        await raj.CommandsAsync("debrief");
        await raj.SendsAsync(("ownership.verdict", "Solid"), ("ownership.evidence", TheRound.Evidence), ("overall", "Inclined"), ("keep", "x"));

        await raj.CommandsAsync("debrief");

        Assert.StartsWith("There is nothing for you to file about the round of this room.", raj.Heard);
        Assert.True(raj.Sees("Ana, "));
    }

    [Fact]
    public async Task Reminder_SaysWithWhomWhenAndWhat()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);

        await group.WaitAsync(TimeSpan.FromMinutes(16));

        Assert.Contains($"File about Ana, {group.Now.AddMinutes(-28):yyyy-MM-dd HH:mm} UTC: Frugality\nThis is still open", raj.Inbox);
        Assert.Contains($"File your view of the round with Raj, {group.Now.AddMinutes(-28):yyyy-MM-dd HH:mm} UTC: Frugality\nThis is still open", ana.Inbox);
    }

    [Fact]
    public async Task Prompt_WhileInARound_IsNeverOneOfItsKit()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        var kit = ((PrivateReply)raj.Last!).Message.Blocks.OfType<Quote>().Select(quote => quote.ToPlainText()).ToHashSet();
        Assert.NotEmpty(kit);

        for (var i = 0; i < 40; i++)
        {
            await ana.CommandsAsync("prompt", new Dictionary<string, InputValue> { ["principle"] = new WordsValue(["frugality"]) });
            foreach (var quote in ((PrivateReply)ana.Last!).Message.Blocks.OfType<Quote>())
                Assert.DoesNotContain(quote.ToPlainText(), kit);
        }
    }
}
