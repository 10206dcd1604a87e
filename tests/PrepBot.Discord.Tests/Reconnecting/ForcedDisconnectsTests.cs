using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests.Reconnecting;

/// <summary>Connections lost in every way there is, while members go on using the bot.</summary>
public sealed class ForcedDisconnectsTests(ITestOutputHelper output)
{
    private const int Disconnects = 500;
    private const int LongestTest = Eventually.LongestTest;

    /// <summary>Looks at a connection that stands, though it should have ended.</summary>
    private const int LooksInVain = 500;

    /// <summary>Every close code that leaves the way open, as Discord lists them, and plain endings.</summary>
    private static readonly int[] CloseCodes = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

    [Fact(Timeout = LongestTest)]
    public async Task FiveHundredDisconnects_OfEveryKind_LoseAndDoubleNothing()
    {
        const int Seed = 20261122;
        await using var group = await DiscordGroup.GatherAsync();
        group.Discord.Gateway.IdentifiesLeft = 100_000;
        var chance = new Random(Seed);
        var members = Enumerable.Range(0, 6).Select(i => group.Member($"Member {i}")).ToList();
        var waits = members.ToDictionary(member => member, _ => false);
        var counts = new SortedDictionary<string, int>();
        var unanswered = 0;

        for (var i = 0; i < Disconnects; i++)
        {
            var member = members[chance.Next(members.Count)];
            var joins = !waits[member];
            var data = joins ? FakeMember.Command("start", [("role", "candidate")]) : FakeMember.Command("leave", []);
            var before = chance.Next(2) == 0;
            FakeInteraction? interaction = before ? member.Begins(2, data, null) : null;
            var connections = group.Discord.Gateway.Connections;
            var kind = chance.Next(CloseCodes.Length + 5);
            var name = Disconnect(group.Discord.Gateway, kind);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            await ReconnectedAsync(group, connections, kind);

            interaction ??= member.Begins(2, data, null);
            if (chance.Next(3) == 0)
                member.Redelivers();
            await AnsweredAsync(group, interaction);
            if (interaction.Answer is null)
                unanswered++;
            else
                waits[member] = joins;
        }

        await group.QuietAsync();
        await group.SettleAsync();
        output.WriteLine($"Seed {Seed}. {string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}"))}");
        output.WriteLine($"Logins {group.Discord.Gateway.Identifies}, resumes {group.Discord.Gateway.Resumes}, not answered since their session was lost: {unanswered}");
        Assert.True(counts.Count >= CloseCodes.Length + 5, "Not every kind happened.");
        Assert.True(group.Discord.Gateway.Resumes > 100 && group.Discord.Gateway.Identifies > 50);
        Assert.InRange(unanswered, 0, Disconnects / 3);
        foreach (var member in members)
        {
            Assert.Equal(waits[member] ? 1 : 0, await group.CountAsync("""
                select count(*) from waiting_entries w join members m on (m.community_id, m.member_id) = (w.community_id, w.member_id) where m.external_id = $1
                """, member.User.Id));
        }

        Assert.All(group.Discord.Interactions.Where(each => each.Answer is not null), each => Assert.Single(each.Messages));
        Assert.True(group.Discord.Messages.Count(message => message.Channel == group.Channel && message.OnlyFor is null) <= 1, "The queue card stands twice.");
        Assert.Empty(group.Discord.Violations);
    }

    private static string Disconnect(FakeGateway gateway, int kind)
    {
        switch (kind - CloseCodes.Length)
        {
            case < 0:
                gateway.Close(CloseCodes[kind]);
                return $"closed {CloseCodes[kind]}";
            case 0:
                gateway.Cut();
                return "cut";
            case 1:
                gateway.AskReconnect();
                return "asked to reconnect";
            case 2:
                gateway.Invalidate(resumable: true);
                return "invalid, resumable";
            case 3:
                gateway.Invalidate(resumable: false);
                return "invalid for good";
            default:
                gateway.ForgetSessions();
                gateway.Cut();
                return "cut and forgotten";
        }
    }

    /// <summary>Until events flow again over another connection; time goes by for a bot that waits for leave to log in.</summary>
    private static async Task ReconnectedAsync(DiscordGroup group, int connections, int kind)
    {
        var gateway = group.Discord.Gateway;
        while (gateway.Connections == connections)
        {
            var looks = 0;
            await group.Pace.UntilAsync(
                "the bot to come back",
                () => gateway.Ready.Count > 0 && (gateway.Connections > connections || ++looks > LooksInVain),
                TimeSpan.FromSeconds(0.25),
                trips: 3);

            // The bot had left the connection by itself just before it was ended here; then the next one is ended.
            if (gateway.Connections == connections)
                Disconnect(gateway, kind);
        }

        await group.CatchUpAsync(TimeSpan.FromSeconds(0.2));
    }

    /// <summary>Until it is answered, or nothing is left that could answer it: what was sent into a lost session never arrives.</summary>
    private static async Task AnsweredAsync(DiscordGroup group, FakeInteraction interaction)
    {
        for (var turn = 0; interaction.Answer is null && turn < 40; turn++)
            await group.Pace.TravelAsync(1);
        await group.QuietAsync();
    }
}
