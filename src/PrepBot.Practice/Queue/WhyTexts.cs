using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Why these two, in words for one of them.</summary>
internal static class WhyTexts
{
    /// <summary>The most reasons told: the weightiest say enough.</summary>
    private const int MaxTold = 3;

    public static string For(IReadOnlyList<WhyThisPartner> reasons, MemberId reader, People people, PrincipleSet principles) =>
        string.Join("; ", reasons.Take(MaxTold).Select(reason => For(reason, reader, people, principles)));

    private static string For(WhyThisPartner reason, MemberId reader, People people, PrincipleSet principles) => reason switch
    {
        NeverMet => "you have not met before",
        NotMetLately => "your last round together is a good while ago",
        MetLately => "you met not long ago",
        FirstInLine first => $"{Who(first.Member, reader, people)} first in line",
        WaitedLongest longest => $"{Who(longest.Member, reader, people)} waiting longest",
        NobodyElseFitted => "nobody else fitted right now",
        RolesAsAsked => "both have the role they asked for",
        RolesEvenOut => "it evens out who interviews and who answers",
        RolesByCoin => "a coin decided the roles",
        CandidateHasGaps gaps => $"{InWords.Count(gaps.Count, "principle")} to fill on the candidate's map",
        FitsInterviewersRequest wish => $"{principles.NameOf(wish.Principle)} is on both your lists",
        SameLevel level => $"you both prepare for {InWords.Name(level.Level)}",
        SharedHours hours => $"you share {hours.Hours} waking hours",
        _ => throw new NotSupportedException($"No words for {reason.GetType().Name}."),
    };

    private static string Who(MemberId member, MemberId reader, People people) =>
        member == reader ? "you were" : $"{people.PlainName(member)} was";
}
