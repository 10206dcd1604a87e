using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Debriefs;

/// <summary>R8: before the reveal nothing of the one side reaches the other, on whichever path they look.</summary>
public sealed class BlindTests
{
    private const string Secret = "zebra";
    private static readonly string Words = $"The {Secret} project was hers: she cut six hours of batch down to forty minutes and showed how.";

    [Fact]
    public async Task R8_InterviewerHasFiled_CandidateLearnsNothingOnAnyPath()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, "Concern", Words);

        await AssertLearnsNothingAsync(group, ana);

        Assert.DoesNotContain("concern", ana.Inbox, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from credits"));
    }

    [Fact]
    public async Task R8_CandidateHasFiled_InterviewerLearnsNothingOnAnyPath()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileReviewAsync(ana, "Concern", "1", Words);

        await AssertLearnsNothingAsync(group, raj);

        Assert.DoesNotContain("helpful this time", raj.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from service_marks where helpfulness is not null"));
    }

    [Fact]
    public async Task R8_OrganiserAndStranger_AfterTheReveal_CannotRead()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, olga, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Olga", organiser: true), group.Member("Mia"));
        await TheRound.EndAsync(group, ana, raj);
        await TheRound.FileDebriefAsync(raj, "Concern", Words);
        await TheRound.FileReviewAsync(ana);

        foreach (var other in new[] { olga, mia })
        {
            other.Room = ana.Room;
            await other.PressesAsync("Read the debrief");
            Assert.StartsWith("This one is not yours", other.Heard);
        }

        await ana.PressesAsync("Read the debrief");
        Assert.Contains(Secret, ana.Heard);
        Assert.DoesNotContain(Secret, olga.Around + group.Platform.In(Testing.RecordingPlatform.Channel)[^1].Text);
    }

    [Fact]
    public async Task R8_StoredRows_HoldNoWordInTheClear()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.RunAsync(ana, raj);
        await raj.PressesAsync("My cockpit");
        await raj.PressesAsync("Ask it");
        await raj.PressesAsync("Note");
        await raj.SendsAsync(("note", Words));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");
        await raj.SendsStepAsync(raj.Form.Submit, ("frugality.evidence", Words));
        await TheRound.FileDebriefAsync(raj, "Concern", Words);
        await TheRound.FileReviewAsync(ana, change: Words);

        var rows = await group.AskAsync<string>("""
            select string_agg(query_to_xml(format('select t::text from %I t', table_name), false, true, '')::text, '')
            from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('prompts', 'principles')
            """);

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(Secret, rows);
        Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Secret)), rows, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AssertLearnsNothingAsync(Group group, Actor blind)
    {
        var seen = new List<string>();
        foreach (var command in new[] { "status", "debrief", "me", "leaderboard", "profile", "help" })
        {
            await blind.CommandsAsync(command);
            seen.Add(blind.Last is FormReply form ? string.Join(' ', form.Form.Fields) : blind.Heard);
        }

        var subject = blind.Find("File my debrief").Action.Subject;
        foreach (var (feature, verb) in new[] { ("debrief", "read"), ("kit", "open"), ("debrief", "open"), ("clock", "end"), ("meet", "again") })
        {
            await blind.ClicksAsync(new ActionId(feature, verb, subject));
            seen.Add(blind.Last is FormReply form ? string.Join(' ', form.Form.Fields) : blind.Heard);
        }

        foreach (var verb in new[] { "file", "review" })
        {
            await blind.SendsAsync(new ActionId("debrief", verb, subject), ("x", "y"));
            seen.Add(blind.Heard);
        }

        await group.WaitAsync(TimeSpan.FromHours(21));
        seen.Add(blind.Inbox);
        seen.Add(blind.Around);
        seen.AddRange(group.Platform.In(Testing.RecordingPlatform.Channel).Select(shown => shown.Text));
        Assert.All(seen, text => Assert.DoesNotContain(Secret, text));
        await blind.ClicksAsync(new ActionId("debrief", "read", subject));
        Assert.StartsWith("The debriefs open when both are in", blind.Heard);
    }
}
