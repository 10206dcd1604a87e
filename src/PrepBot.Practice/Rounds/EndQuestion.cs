using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>End asks once, and says what was left out. A platform that asks by itself does; elsewhere a private card does.</summary>
internal static class EndQuestion
{
    /// <summary>So many of the round's principles were asked.</summary>
    public static int CountAsked(Round round) => round.Principles.Count(round.WasProbed);

    /// <summary>What the platform asks by itself.</summary>
    public static Confirmation Asked(Round round)
    {
        var asked = CountAsked(round);
        return new Confirmation(
            RoundActions.Mine(RoundActions.EndNow(round)), EndTexts.EndTheRound, EndTexts.Cost(asked, round.Principles.Count), asked == 0 ? EndTexts.EndIt : EndTexts.EndAndFile, EndTexts.KeepGoing);
    }

    /// <summary>The card that asks. Whose next step is to ask what was left out has that as the button; ending is red then.</summary>
    public static Message Create(Round round, PrincipleSet principles, bool isInterviewer, DateTimeOffset now)
    {
        var left = round.Principles.Where(principle => !round.WasProbed(principle)).ToList();
        var asked = round.Principles.Except(left).ToList();
        var facts = asked.Select(principle => EndTexts.WasAsked(principles.NameOf(principle), LengthOf(round, principle, now), ProbesOf(round, principle)))
            .Append(EndTexts.TimeLeft(RoundPlan.MinutesLeft(round, now)));
        var lost = asked.Count == 0 ? EndTexts.NothingToFile : left.Count > 0 ? EndTexts.NotProbed([.. left.Select(principles.NameOf)]) : null;
        var end = new Button(RoundActions.Mine(RoundActions.EndNow(round)), asked.Count == 0 ? EndTexts.EndIt : EndTexts.EndAndFile, left.Count == 0 ? ButtonStyle.Primary : ButtonStyle.Danger);
        var blocks = new List<Block>
        {
            new Heading(asked.Count == 0 ? EndTexts.NothingAsked : left.Count > 0 ? EndTexts.LeftOut(principles.NameOf(left[0])) : EndTexts.AllAsked(asked.Count)),
            new Paragraph(string.Join(" · ", facts) + (lost is null ? "" : $". {lost}")),
        };
        if (left.Count == 0)
            blocks.Add(new Buttons([end, RoundActions.KeepGoing(round)]));
        else if (isInterviewer && round.Principles.Skip(round.Current + 1).Any(left.Contains))
            blocks.Add(new Buttons([RoundActions.NextPrinciple(round) with { Style = ButtonStyle.Primary }, end, RoundActions.KeepGoing(round)]));
        else
            blocks.Add(new Buttons([RoundActions.KeepGoing(round, ButtonStyle.Primary), end]));

        return new Message(blocks) { Accent = left.Count == 0 ? Accent.Grey : Accent.Amber, Card = SeatCard.KeyOf(round, isInterviewer ? round.InterviewerId : round.CandidateId) };
    }

    private static TimeSpan LengthOf(Round round, PrincipleId principle, DateTimeOffset now) =>
        round.Kit.Where(prompt => prompt.WasProbed && prompt.Principle == principle).Aggregate(TimeSpan.Zero, (sum, prompt) => sum + round.AnswerLength(prompt, now));

    private static int ProbesOf(Round round, PrincipleId principle) =>
        round.Kit.Where(prompt => prompt.WasProbed && prompt.Principle == principle).Sum(prompt => prompt.ProbesUsed.Count + prompt.FollowUpsUsed.Count);
}
