using Dapper;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>
/// Compares what members were told with the rows and with what the pages show. What must always hold: one queue card a channel, one room
/// a round, no message twice, nothing committed that is not shown, and a row behind every "paired" and "filed" that was said.
/// </summary>
internal sealed class Ledger(BotFolder folder, params Member[] members)
{
    private const string Filed = "Filed, thank you.";
    private const string Noted = "Noted.";

    /// <summary>With the reveal it takes the place of what said that one has filed.</summary>
    private const string Open = "The debriefs are open";

    /// <summary>Waits until everything committed is posted, then compares.</summary>
    public async Task CheckAsync()
    {
        await using var database = folder.OpenDatabase();
        await using var rows = await database.OpenConnectionAsync();
        await Eventually.TrueAsync("the outbox to be empty", async () => await rows.ExecuteScalarAsync<long>("select count(*) from outbox where state = 1") == 0);
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from outbox where state = 3"));
        Assert.Equal(
            await rows.ExecuteScalarAsync<long>("select count(distinct room) from rounds where room is not null"),
            await rows.ExecuteScalarAsync<long>("select count(*) from local_rooms where parent_id is not null"));
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>("select count(*) from rounds where room is null and stage <> 5"));
        Assert.Equal(0, await rows.ExecuteScalarAsync<long>(
            "select count(*) from open_seats s left join rounds r using (community_id, round_id) where r.stage is null or r.stage not in (1, 2)"));

        var posts = (await rows.QueryAsync<long>("select message_id from local_messages where key like 'post:%'")).ToHashSet();
        foreach (var member in members)
        {
            var seen = await member.EverythingAsync();
            NoMessageTwice(member, seen, posts);
            OneQueueCard(seen);
            await EverythingToldIsStoredAsync(member, seen, rows);
        }
    }

    private static void NoMessageTwice(Member member, IReadOnlyList<ShownMessage> seen, HashSet<long> posts)
    {
        Assert.Distinct(seen.Select(message => message.Id));
        var twice = seen.Where(message => posts.Contains(message.Id))
            .GroupBy(message => $"{message.RoomId}: {message.Text} [{string.Join(' ', message.Buttons.Select(button => button.Action))}]")
            .Where(same => same.Count() > 1).Select(same => same.Key);
        Assert.True(!twice.Any(), $"{member.Id} sees twice: {string.Join("; ", twice)}");
    }

    private static void OneQueueCard(IEnumerable<ShownMessage> seen) =>
        Assert.All(
            seen.Where(message => message.Buttons.Any(button => button.Label == "Interviewer")).GroupBy(message => message.RoomId),
            cards => Assert.Single(cards));

    private static async Task EverythingToldIsStoredAsync(Member member, IReadOnlyList<ShownMessage> seen, System.Data.Common.DbConnection rows)
    {
        var told = seen.Where(message => message.Private).Select(message => message.Text).ToList();
        Assert.All(member.Told.Where(text => text.StartsWith(Noted, StringComparison.Ordinal)), text => Assert.Contains(text, told));
        Assert.All(
            member.Told.Where(text => text.StartsWith(Filed, StringComparison.Ordinal)),
            text => Assert.Contains(told, shown => shown == text || shown.StartsWith(Open, StringComparison.Ordinal)));

        var paired = await rows.ExecuteScalarAsync<int>(
            "select count(*) from rounds r join members m on m.member_id in (r.interviewer_id, r.candidate_id) where m.external_id = @Id", member);
        var filed = await rows.ExecuteScalarAsync<int>(
            "select count(*) from debriefs d join members m on m.member_id = d.author_id where m.external_id = @Id", member);
        var noted = await rows.ExecuteScalarAsync<int>(
            "select count(*) from notes n join members m on m.member_id = n.author_id where m.external_id = @Id", member);

        // What was told of a pairing becomes what is true next as soon as it is pressed; the card in the room stays.
        Assert.Equal(paired, seen.Count(message => !message.Private && message.Text.Contains("\nInterviewer: ", StringComparison.Ordinal)));

        // Nobody is told twice.
        Assert.InRange(told.Count(text => text.StartsWith(Filed, StringComparison.Ordinal)), 0, filed);
        Assert.True(filed == 0 || told.Any(text => text.StartsWith(Filed, StringComparison.Ordinal) || text.StartsWith(Open, StringComparison.Ordinal)));
        Assert.Equal(noted, told.Count(text => text.StartsWith(Noted, StringComparison.Ordinal)));
    }
}
