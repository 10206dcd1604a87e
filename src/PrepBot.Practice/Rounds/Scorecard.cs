using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What the interviewer ticks while the candidate talks: verdict, beats, good and worrying signs of the principle under way.</summary>
internal static class Scorecard
{
    private const int Beats = 0;
    private const int Good = 1;
    private const int Worrying = 2;

    /// <summary>The form whose draft it is.</summary>
    public static ActionId DraftOf(Round round) => RoundActions.On(RoundActions.Debrief, "file", round);

    /// <summary>Draws it.</summary>
    /// <param name="verdict">The verdict chosen so far, by its name; null for none.</param>
    /// <param name="heard">The keys of the signs ticked so far.</param>
    public static Message Create(Round round, PrincipleSet principles, string? verdict, IReadOnlyList<string> heard)
    {
        var principle = principles.TryGet(round.CurrentPrinciple);
        var blocks = new List<Block> { new Heading(ScorecardTexts.Title(principles.NameOf(round.CurrentPrinciple))) };
        blocks.Add(new Buttons(round.BeingAnswered is { } running
            ? [RoundActions.AnswerDone(round, running), RoundActions.Back(round), RoundActions.TakeNote(round)]
            : [RoundActions.BackToTheRound(round), RoundActions.TakeNote(round)]));
        blocks.Add(new Select(On(round, "verdict"), ScorecardTexts.Verdict, ScorecardTexts.Verdicts)
        {
            Chosen = [.. ScorecardTexts.Verdicts.Select(option => option.Value).Where(value => value == verdict)],
        });
        foreach (var (list, title) in new[] { (Beats, ScorecardTexts.Beats), (Good, ScorecardTexts.Good), (Worrying, ScorecardTexts.Worrying) })
        {
            if (List(round, principle, list) is not { Count: > 0 } options)
                continue;

            List<string> chosen = [.. options.Select(option => option.Value).Where(heard.Contains)];
            blocks.Add(new Paragraph(ScorecardTexts.Count(title, chosen.Count, options.Count)));
            blocks.Add(new Select(On(round, "heard", list), title, options, options.Count) { Chosen = chosen, MayBeEmpty = true });
        }

        blocks.Add(new SmallPrint(ScorecardTexts.Kept));
        return Cockpit.Framed(round, principles, round.InterviewerId, blocks);
    }

    /// <summary>The options of a list, by their keys; null for a list there is not. Beats that no question asked could show are left out.</summary>
    public static IReadOnlyList<Option>? List(Round round, Principle? principle, int list) => principle is null ? null : list switch
    {
        Beats => Options(principle.Beats.Where(beat => round.CouldShow(principle.Id, beat.Id)).Select(beat => (SignKey.For(beat), beat.Label))),
        Good => Options(principle.GreenFlags.Select(flag => (SignKey.ForGreen(flag), flag.Label))),
        Worrying => Options(principle.RedFlags.Select(flag => (SignKey.ForRed(flag), flag.Label))),
        _ => null,
    };

    /// <summary>The signs of a draft that a scorecard of this round can have ticked; whatever else stands there was sent by hand.</summary>
    public static FormAnswers Ticks(Round round, PrincipleSet principles, FormAnswers answers) => new(round.Principles.Where(id => answers.Has($"{id}.heard")).ToDictionary(
        id => $"{id}.heard",
        id => (IReadOnlyList<string>)[.. answers.Chosen($"{id}.heard").Intersect(new[] { Beats, Good, Worrying }.SelectMany(list => List(round, principles.TryGet(id), list) ?? []).Select(option => option.Value))]));

    private static List<Option> Options(IEnumerable<(SignKey Key, string Label)> signs) =>
        [.. signs.Take(Label.MaxOptions).Select(sign => new Option(sign.Key.Text, Label.Fit(sign.Label, Label.MaxOption)))];

    private static ActionId On(Round round, string verb, int? list = null)
    {
        var subject = Subject.Create(round.Id).And(round.Current);
        return new ActionId(RoundActions.Score, verb, list is { } number ? subject.And(number) : subject);
    }
}
