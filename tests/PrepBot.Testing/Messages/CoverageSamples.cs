using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Members;
using PrepBot.Practice.Overview.ShowMyCoverage;
using PrepBot.Values.Identity;

namespace PrepBot.Testing.Messages;

/// <summary>A member's own page to show messages with: as in the drawing, of a newcomer, with everything fresh, and with nothing told about the interview.</summary>
internal static class CoverageSamples
{
    private static readonly ChannelId Channel = ChannelId.From(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]));

    public static IReadOnlyList<(string Label, object? Value)> Pages(PrincipleSet principles, People people, (MemberId Ana, MemberId Raj, MemberId Mia) members, DateTimeOffset now)
    {
        var (ana, raj, mia) = members;
        var earnTrust = new PrincipleId("earn-trust");
        Credit[] credits =
        [
            Some.Credit(earnTrust, Verdict.Concern, interviewer: ana, at: now.AddHours(-30)), Some.Credit(earnTrust, Verdict.MildConcern, interviewer: mia, at: now.AddHours(-20)),
            Some.Credit(earnTrust, Verdict.Solid, interviewer: raj, at: now.AddHours(-1)), Some.Credit(new PrincipleId("frugality"), at: now.AddHours(-2)),
            .. new[] { "customer-obsession", "ownership", "highest-standards" }.Select(key => Some.Credit(new PrincipleId(key), at: now.AddDays(-9))),
            Some.Credit(new PrincipleId("deliver-results"), at: now.AddDays(-36)),
        ];
        HeardWords[] heard =
        [
            new(earnTrust, mia, now.AddHours(-20), "owned the delay before I asked"),
            new(earnTrust, raj, now.AddHours(-1), "the apology was told as \"we\", and who had to live with the delay came up only when I asked for it twice, " + string.Join(' ', Enumerable.Repeat("which took a while", 12))),
        ];
        var everything = principles.InPublishedOrder.SelectMany(principle => Enumerable.Range(1, 3).Select(day => Some.Credit(principle.Id, at: now.AddDays(-day)))).ToList();
        var stale = everything.Select(credit => credit.Principle.Key == "dive-deep" ? Some.Credit(credit.Principle, at: now.AddDays(-40)) : credit).ToList();
        return
        [
            ("as drawn", Page(credits, 9, heard)), ("no day", Page(credits, null, heard)), ("today, no channel", Page(credits, 0, []) with { Channel = null }),
            ("newcomer", Page([], null, [])), ("everything fresh", Page(everything, 1, [])), ("one long ago", Page(stale, -3, [])), ("a concern", Page([.. everything, Some.Credit(earnTrust, Verdict.MildConcern, at: now)], 9, [])),
        ];

        MyPage Page(IReadOnlyList<Credit> practice, int? daysLeft, IReadOnlyList<HeardWords> words)
        {
            var map = CoverageMap.Create(practice, principles, null, now, "Etc/UTC", alone: [new PrincipleId("best-employer")]);
            var day = daysLeft is { } days ? DateOnly.FromDateTime(now.UtcDateTime).AddDays(days) : (DateOnly?)null;
            return new MyPage(map, null, TargetDay.Create(day, map, principles, now, "Etc/UTC"), words, people, Channel);
        }
    }
}
