using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs;

/// <summary>What members read here, a sentence each.</summary>
internal static class DebriefTexts
{
    /// <summary>What is to be filed, by whom, of which round: the first line of every message that asks for it.</summary>
    private static RichText About(Round round, RoundPart part, People people, PrincipleSet principles)
    {
        var (what, partner) = part == RoundPart.Interviewer ? ("File about", round.CandidateId) : ("File your view of the round with", round.InterviewerId);
        var at = new Moment(round.StartedAt ?? round.CreatedAt, MomentStyle.DateAndTime);
        return RichText.Create($"{what:strong} {people.Name(partner)}, {at}: {string.Join(", ", round.Principles.Select(principles.NameOf))}");
    }

    public static RichText Invite(Round round, RoundPart part, People people, PrincipleSet principles) => RichText.Create(
        $"{About(round, part, people, principles)}\nAbout {(part == RoundPart.Interviewer ? "two minutes" : "a minute")}, while it is fresh. It stays sealed until both are in, at the latest {new Moment(round.EndedAt!.Value + RevealRule.Deadline, MomentStyle.DateAndTime)}.");

    public static RichText Reminder(Round round, RoundPart part, People people, PrincipleSet principles) =>
        RichText.Create($"{About(round, part, people, principles)}\nThis is still open. A few minutes now, while you remember it, are worth a lot.");

    public static RichText LastReminder(Round round, RoundPart part, People people, PrincipleSet principles, Moment opensAt) =>
        RichText.Create($"{About(round, part, people, principles)}\nThis is still open; what there is will be shown {opensAt}. This is the last reminder.");

    public static RichText PraiseWithoutEnd(Span one, Span other, int rounds) =>
        RichText.Create($"A quiet word: {one} and {other} gave each other top marks for everything in their last {InWords.Count(rounds, "round")}. That can well be deserved; other partners would give both of them more to learn from. The two are not told.");
}
