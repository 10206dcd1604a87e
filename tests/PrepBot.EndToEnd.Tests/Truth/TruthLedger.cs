using System.Globalization;
using Dapper;
using PrepBot.EndToEnd.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>What members were told, against the rows, against what the chat service shows.</summary>
internal sealed class TruthLedger(ITruthWire wire, IReadOnlyList<TruthPair> pairs, ITruthMember organiser, string channelWithoutRight, int outages)
{
    public async Task CheckAsync(BotFolder folder)
    {
        await using var database = folder.OpenDatabase();
        await using var rows = await database.OpenConnectionAsync();
        await Eventually.TrueAsync(
            "everything to be sent", async () => await rows.ExecuteScalarAsync<long>("select count(*) from outbox where state = 1") == 0);

        EveryFaultHappened();
        Assert.Empty(wire.Complaints);
        await NothingIsLeftAsync(rows);
        await EverythingToldIsStoredAsync(rows);
        foreach (var pair in pairs)
            await EverythingStoredIsShownAsync(pair, rows);
        await EverybodyHeardAsync(rows);
    }

    private void EveryFaultHappened()
    {
        Assert.True(wire.Happened.Throttled > 0, "No call met the throttled bucket.");
        Assert.True(pairs.Sum(pair => pair.RoomsLost) > 0, "No room was deleted.");
        Assert.True(outages > 0 && wire.Happened.NoRight > 0, "No call was refused for the right.");
    }

    /// <summary>Nothing given up, nothing undecided, nothing that still waits for a place that is there again.</summary>
    private async Task NothingIsLeftAsync(System.Data.Common.DbConnection rows)
    {
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from refused_places"));
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from outbox where state = 4"));
        Assert.Empty(await rows.QueryAsync<string>("select distinct failed_why from outbox where state = 3"));
        Assert.InRange(await rows.ExecuteScalarAsync<long>("select count(distinct waits_for) from outbox where state = 5"), 0, pairs.Sum(pair => pair.EndedWithoutRoom));
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from rounds where stage in (1, 2)"));
    }

    private async Task EverythingToldIsStoredAsync(System.Data.Common.DbConnection rows)
    {
        Assert.Empty(pairs.SelectMany(pair => pair.NotTold.Select(heard => $"{pair.Channel}{(pair.Channel == channelWithoutRight ? " (without its right at times)" : "")}: {heard}")));
        Assert.Equal(pairs.Sum(pair => pair.Paired), await rows.ExecuteScalarAsync<long>("select count(*) from rounds"));
        Assert.Equal(pairs.Sum(pair => pair.Filed), await rows.ExecuteScalarAsync<long>("select count(*) from debriefs"));
        Assert.Equal(pairs.Sum(pair => pair.Noted), await rows.ExecuteScalarAsync<long>("select count(*) from notes"));
    }

    /// <summary>One card in the channel, which is true; a line for each finished round, a digest for its candidate, and no card of a round twice.</summary>
    private async Task EverythingStoredIsShownAsync(TruthPair pair, System.Data.Common.DbConnection rows)
    {
        const string Sql = """
            select count(*)
            from rounds r
            join members m on (m.community_id, m.member_id) = (r.community_id, r.candidate_id)
            where m.external_id = @Id and r.stage = 4
            """;
        var finished = await rows.ExecuteScalarAsync<int>(Sql, new { pair.Candidate.Id });
        var inChannel = wire.In(pair.Channel);

        // Whoever runs this on a Monday at nine sees the week's leaderboard too.
        var card = Assert.Single(inChannel, post => post.Buttons.Count > 0 && !IsBoard(post.Text));
        Assert.Contains("Nobody is waiting right now", card.Text, StringComparison.Ordinal);
        Assert.Equal(finished, inChannel.Count(post => post.Text.Contains("finished a round", StringComparison.Ordinal)));
        Assert.Equal(finished, pair.Candidate.CountOf("Your debrief"));
        Assert.Equal(pair.Paired, finished);
        var rooms = await rows.QueryAsync<string>(
            "select distinct r.room from rounds r join members m on (m.community_id, m.member_id) = (r.community_id, r.candidate_id) where m.external_id = @Id and r.room is not null",
            new { pair.Candidate.Id });
        foreach (var room in rooms)
            Assert.DoesNotContain(wire.In(room).Where(post => post.Buttons.Count > 0).GroupBy(post => post.Buttons[0]), same => same.Count() > 1);
    }

    private static bool IsBoard(string text) =>
        text.Contains("Be the first on the board", StringComparison.Ordinal) || (text.Contains("Week ", StringComparison.Ordinal) && text.Contains(" member", StringComparison.Ordinal));

    /// <summary>Each refusal has its one word: both of a round whose room is gone, the organiser of a channel that takes no posts.</summary>
    private async Task EverybodyHeardAsync(System.Data.Common.DbConnection rows)
    {
        foreach (var pair in pairs)
        {
            Assert.Equal(pair.RoomsLost, pair.Candidate.CountOf("is gone: somebody has deleted it"));
            Assert.Equal(pair.RoomsLost, pair.Interviewer.CountOf("is gone: somebody has deleted it"));
        }

        Assert.Equal(outages, organiser.CountOf("I cannot post in"));
        Assert.True(
            await rows.ExecuteScalarAsync<bool>("select enabled from channels where external_id = @channelWithoutRight", new { channelWithoutRight }),
            string.Create(CultureInfo.InvariantCulture, $"{channelWithoutRight} was closed for mocks, though only a right was missing."));
    }
}
