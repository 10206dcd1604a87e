using Dapper;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Features.Tests.Support;

namespace PrepBot.Features.Tests.Questions;

/// <summary>What use tells about prompts, as organisers see it.</summary>
public sealed class QualityTests
{
    private const string Evidence = "She named the cost of the cheaper way and what she had given up for it, with both figures.";

    [Fact]
    public async Task ARound_Asked_AnsweredAndReplaced_ShowsInTheFiguresWithItsVerdictWithheld()
    {
        await using var group = await Group.GatherAsync();
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia", organiser: true));
        await StartAsync(group, ana, raj);

        await raj.PressesAsync("My cockpit");
        await raj.ChoosesAsync("Another question instead", "");
        await raj.PressesAsync("Unclear");
        await raj.PressesAsync("Ask it");
        await group.WaitAsync(TimeSpan.FromSeconds(150));
        await raj.PressesAsync("Done");
        await group.WaitAsync(TimeSpan.FromMinutes(8));
        await raj.PressesAsync("End");
        await raj.PressesAsync("End and file");
        await raj.PressesAsync("File my debrief");
        await raj.SendsAsync(
            ("frugality.verdict", "Concern"), ("frugality.evidence", Evidence), ("overall", "NotInclined"), ("keep", "the numbers"));

        await mia.CommandsAsync("question-quality");
        Assert.Contains("verdicts withheld (0 candidates)", mia.Heard);
        Assert.DoesNotContain("concern", mia.Heard);
        await ana.PressesAsync("File my debrief");
        await ana.SendsAsync(("frugality.own", "Strong"), ("helpful", "4"), ("change", "end with the lesson"));
        await mia.CommandsAsync("question-quality");

        Assert.Contains("put away 1 time (1 unclear)", mia.Heard);
        Assert.Contains("asked 1 time · never put away · answers 2:30 in the middle (1 answer)", mia.Heard);
        Assert.Contains("verdicts withheld (1 candidate)", mia.Heard);
        Assert.DoesNotContain("1 concern", mia.Heard);
    }

    [Fact]
    public async Task APrompt_UnclearToThreeOfItsAskers_IsOfferedForReviewAndKeptOrTakenOut()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        await mia.CommandsAsync("help");
        await PutAwayAsync(group, "frugality-01", askers: 2);
        await mia.CommandsAsync("question-review");
        Assert.Contains("Nothing to review", mia.Heard);

        await PutAwayAsync(group, "frugality-01", askers: 1, from: 2);
        await PutAwayAsync(group, "frugality-02", askers: 3, from: 5);
        await mia.CommandsAsync("question-review");
        Assert.Contains("0 suggestions, 2 unclear prompts", mia.Heard);
        Assert.Contains("frugality-01 was put away as unclear by 3 of its last 3 askers", mia.Heard);
        await group.WaitAsync(TimeSpan.FromMinutes(1));
        await mia.PressesAsync("Keep it");
        Assert.Contains("1 unclear prompt", mia.Heard);
        await mia.PressesAsync("Do not ask it here");

        Assert.Contains("Nothing to review", mia.Heard);
        await mia.CommandsAsync("question-quality");
        Assert.Contains("frugality-02 · not asked here any more", mia.Heard);
    }

    [Fact]
    public async Task Verdicts_OfThreeCandidates_AreShownAsASpread()
    {
        await using var group = await Group.GatherAsync();
        var mia = group.Member("Mia", organiser: true);
        await mia.CommandsAsync("help");
        await PutAwayAsync(group, "frugality-03", askers: 3, standing: true);

        await mia.CommandsAsync("question-quality", new Dictionary<string, InputValue> { ["principle"] = new WordsValue(["frugality"]) });

        Assert.Contains("verdicts of 3 candidates: 0 strong, 3 solid, 0 mild concern, 0 concern", mia.Heard);
        Assert.Contains("How the prompts are doing: Frugality", mia.Heard);
    }

    /// <summary>Rounds of their own, each with another asker and candidate, in which the prompt was put away as unclear, or stood and was found solid.</summary>
    private static async Task PutAwayAsync(Group group, string key, int askers, int from = 0, bool standing = false)
    {
        await using var connection = await group.Database.OwnerDataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            """
            with people as (
                insert into members (community_id, member_id, external_id, display_name, created_at)
                select c.community_id, gen_random_uuid(), @key || side || n, 'Somebody', @now
                from communities c, generate_series(@first, @last) n, (values ('a'), ('b')) s(side)
                returning community_id, member_id, external_id
            ),
            held as (
                insert into rounds (
                    community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
                select a.community_id, gen_random_uuid(), h.channel_id, a.member_id, b.member_id, '{frugality}', 4, 1, '{}', @now, @now, @now
                from people a
                join people b on b.external_id = replace(a.external_id, @key || 'a', @key || 'b')
                join channels h on h.community_id = a.community_id
                where a.external_id like @key || 'a%'
                returning community_id, round_id
            )
            insert into prompt_asks (community_id, prompt_key, round_id, at, asked, replaced, verdict)
            select community_id, @key, round_id, @now, @standing, case when @standing then null else 2 end, case when @standing then 3 end
            from held
            """,
            new { key, first = from, last = from + askers - 1, standing, now = group.Now.UtcDateTime });
    }

    private static async Task StartAsync(Group group, Actor candidate, Actor interviewer)
    {
        await WholeRoundTests.PairAsync(group, candidate, interviewer);
        await candidate.PressesAsync("I'm here");
        await interviewer.PressesAsync("I'm here");
    }
}
