using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

public static partial class Some
{
    public static Credit Credit(
        PrincipleId principle, Verdict verdict = Verdict.Solid, Verdict? own = null, MemberId? interviewer = null, DateTimeOffset? at = null) =>
        new(
            new CommunityId(Id()),
            new ChannelId(Id()),
            new RoundId(Id()),
            principle,
            Member(),
            interviewer ?? Member(),
            IsoWeekNumber.From(at ?? Now, "Etc/UTC"),
            at ?? Now,
            verdict,
            own);

    /// <summary>A member who did nothing.</summary>
    public static MemberTally Tally(string name = "Ana") => new(Member(), name, 0, 0, new HashSet<PrincipleId>(), 0);
}
