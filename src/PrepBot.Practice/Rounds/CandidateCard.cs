using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Rounds;

/// <summary>What the candidate has before them while the round runs: the question, the clock, and the two buttons that are theirs.</summary>
internal static class CandidateCard
{
    /// <summary>Draws it for where the round is now.</summary>
    public static Message Create(Round round, People people, PrincipleSet principles, DateTimeOffset now) =>
        Cockpit.Framed(round, principles, round.CandidateId, Cockpit.Over(round) ?? round switch
        {
            { Stage: RoundStage.Gathering } => PairingCard.ForCandidate(round, people, principles, RoundActions.Mine(RoundActions.Here(round))),
            { PausedAt: not null } =>
            [
                new Heading(CockpitTexts.Paused(RoundPlan.MinutesLeft(round, now))),
                new Paragraph(RoundTexts.Paused(round.PausedAt.Value)),
                new Buttons([RoundActions.Mine(RoundActions.Resume(round)), RoundActions.EndHere(round)]),
            ],
            _ => Running(round, people, principles, now),
        }) with
        {
            Silent = true,
        };

    private static List<Block> Running(Round round, People people, PrincipleSet principles, DateTimeOffset now)
    {
        var interviewer = people.PlainName(round.InterviewerId);
        var where = CockpitTexts.Where(principles.NameOf(round.CurrentPrinciple), round.Current + 1, round.Principles.Count);
        var buttons = new Buttons([RoundActions.Mine(RoundActions.Pause(round)), RoundActions.EndHere(round)]);
        return round.LastAsked() switch
        {
            { IsBeingAnswered: true } asked =>
            [
                new Heading(CandidateTexts.Answer(where)),
                new Paragraph(CandidateTexts.AnswerRuns(now - round.AnswerLength(asked, now), round.EndsAt!.Value)),
                new Quote(asked.Text),
                buttons,
            ],
            { } asked =>
            [
                new Heading(CandidateTexts.Answered(InWords.Clock(round.AnswerLength(asked, now)))),
                new Paragraph(CandidateTexts.MoreMayCome(interviewer, where, round.EndsAt!.Value)),
                new Quote(asked.Text),
                buttons,
            ],
            null =>
            [
                new Heading(CandidateTexts.NextComes(interviewer)),
                new Paragraph(CandidateTexts.WhereAndEnd(where, round.EndsAt!.Value)),
                buttons,
            ],
        };
    }
}
