using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Values.Identity;

namespace PrepBot.Testing.Messages;

/// <summary>Boards to show messages with: as in the drawing, with a crowd on one place, of a quiet week, of a group that begins, of all time.</summary>
internal static class BoardSamples
{
    private static readonly IsoWeekNumber Week = new(202648);

    public static IReadOnlyList<(string Label, object? Value)> Boards(PrincipleSet principles, (MemberId Ana, MemberId Raj, MemberId Mia) members)
    {
        var (raj, ana, mia) = (Tally(members.Raj, "Raj", 3, 9, 5), Tally(members.Ana, "Ana", 2, 6, 1), Tally(members.Mia, "Mia", 2, 6, 3));
        var crowd = Enumerable.Range(1, 17).Select(at => Tally(MemberId.From(new Guid(at, 0, 0, new byte[8])), $"Member {at:00}", 2, 6, 1)).ToList();
        ShownClaim dive = new(new PrincipleId("dive-deep"), members.Mia, "Mia"), trust = new(new PrincipleId("earn-trust"), members.Ana, "Ana");
        var last = principles.ByProbeRank.Select((principle, at) => (principle.Id, Week: Week.Plus(-at))).Where(asked => asked.Id.Key != "think-big").ToDictionary(asked => asked.Id, asked => asked.Week);
        return
        [
            ("as drawn", Board([raj, ana, mia], last, [dive])),
            ("crowd", Board([raj, .. crowd], last, [dive, trust])),
            ("quiet week", Board([], last, [])),
            ("beginning", Board([], [], [])),
            ("all time", Board([raj, ana, mia], last, []) with { Span = BoardSpan.AllTime(Week) }),
        ];

        MemberTally Tally(MemberId id, string name, int news, int covered, int counted) =>
            new(id, name, news, news, principles.ByProbeRank.Take(covered).Select(principle => principle.Id).ToHashSet(), counted);

        GroupBoard Board(IReadOnlyList<MemberTally> tallies, Dictionary<PrincipleId, IsoWeekNumber> last, IReadOnlyList<ShownClaim> claims) =>
            new(BoardSpan.Week(Week), Leaderboard.Create(tallies, last, principles, Week), new Activity(14, 11), claims, last)
            {
                Covers = tallies.ToDictionary(tally => tally.MemberId, tally => (IReadOnlyDictionary<PrincipleId, Cover>)Covers(principles, tally.Covered.Count)),
            };
    }

    public static IReadOnlyList<(string Label, object? Value)> Rows(PrincipleSet principles, MemberId ana)
    {
        var row = new OwnRow(ana, false, Covers(principles, 6), 2, new PrincipleId("dive-deep"), Week);
        return
        [
            ("on the board", row), ("hidden", row with { IsHidden = true }), ("nothing new, everything fresh", row with { New = 0, Next = null }),
            ("nothing yet", row with { Covers = Covers(principles, 0), New = 0 }),
        ];
    }

    private static Dictionary<PrincipleId, Cover> Covers(PrincipleSet principles, int covered) => principles.ByProbeRank.Take(covered)
        .Select((principle, at) => (principle.Id, Cover: at switch { 0 or 3 => Cover.New, 2 => Cover.LongAgo, _ => Cover.Recent })).ToDictionary(cell => cell.Id, cell => cell.Cover);
}
