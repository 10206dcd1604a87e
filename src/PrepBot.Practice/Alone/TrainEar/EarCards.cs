using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Alone.TrainEar;

/// <summary>The answer to rate, and its key beside what the member said.</summary>
internal static class EarCards
{
    /// <summary>So much of a sentence is quoted beside a beat.</summary>
    private const int MaxQuote = 70;

    /// <summary>So many flags are named; the card has one phone's screen.</summary>
    private const int MaxFlags = 4;

    /// <summary>The same, from where one has just been rated.</summary>
    public static Button OneMore { get; } = Practise.TrainEar with { Label = "One more", Style = ButtonStyle.Primary };

    public static Message Answer(WorkedAnswer answer, Principle principle, QuestionBank bank)
    {
        var subject = Subject.Create(answer.Id.Key);
        var blocks = new List<Block>
        {
            new Heading(EarTexts.Title(bank.Principles.ShortNameOf(principle.Id))),
            new SmallPrint(EarTexts.HowLong),
        };
        if (bank.TryGet(answer.Prompt) is { } prompt)
            blocks.Add(new Paragraph(RichText.Create($"{"Asked":strong} {prompt.Text}")));
        blocks.AddRange(AnswerTexts.Told(answer).Select(paragraph => new Quote(paragraph)));
        blocks.Add(new Buttons(
        [
            new Button(new ActionId(TrainEar.Feature, "rate", subject), "Rate it", ButtonStyle.Primary), new Button(new ActionId(TrainEar.Feature, "next", subject), "Another one"),
        ]));
        return new Message(blocks) { Accent = Hues.Of(bank.Principles, principle.Id), Notice = EarTexts.Notice };
    }

    public static Message Key(
        WorkedAnswer answer, EarRating rating, EarFigures? figures, WorkedAnswer? stronger, Principle principle, PrincipleSet principles, Channel? channel)
    {
        var blocks = new List<Block> { new Heading(EarTexts.Beside(rating.Verdict, answer.Verdict)) };
        if (figures is not null)
            blocks.Add(new SmallPrint(EarTexts.Standing(figures)));
        blocks.Add(new Paragraph(AnswerTexts.NameSentences(answer.Key.Why)));
        blocks.Add(new Paragraph(RichText.Lines([.. Beats(answer, rating, principle), .. Flags(answer, rating, principle, principles.AnyStory), EarTexts.IAndWe(answer.Key)])));
        blocks.Add(new Paragraph(RichText.Create($"{"Lift it":strong} {AnswerTexts.NameSentences(answer.Key.Lift)}")));
        var buttons = new List<Button> { OneMore };
        if (stronger is not null)
            buttons.Add(new Button(new ActionId(TrainEar.Feature, "stronger", Subject.Create(answer.Id.Key)), "The stronger version"));
        if (channel is { Enabled: true })
            buttons.Add(Practise.This(principle.Id, principles, channel.Id) with { Style = ButtonStyle.Normal });
        blocks.Add(new Buttons(buttons));
        return new Message(blocks) { Accent = Hues.Of(principles, principle.Id), Notice = EarTexts.Notice };
    }

    /// <summary>A line for each beat of the key, with what was said where the member did not hear it; who chose none is not told what they missed.</summary>
    private static IEnumerable<RichText> Beats(WorkedAnswer answer, EarRating rating, Principle principle)
    {
        var sentences = answer.Paragraphs.SelectMany(paragraph => paragraph).ToList();
        foreach (var heard in answer.Key.Beats)
        {
            if (principle.Beats.Concat(FailureStory.Beats).FirstOrDefault(beat => beat.Id == heard.Beat) is not { } beat)
                continue;

            var isHeard = heard.Sentences.Count > 0;
            var isChosen = rating.Heard.Contains(SignKey.For(beat));
            var what = heard.IsThin ? $" {EarTexts.Half}{AnswerTexts.NameSentences(heard.Why)}"
                : !isHeard ? $" {AnswerTexts.NameSentences(heard.Why)}"
                : isChosen ? "" : $" “{Label.Fit(sentences[heard.Sentences[0] - 1], MaxQuote)}”";
            var other = heard.IsThin || rating.Heard.Count == 0 || isChosen == isHeard ? "" : EarTexts.YouSaidOtherwise(isChosen);
            yield return RichText.Create($"{(isHeard ? "✓" : "–")} {beat.Label:strong}{what}{other}");
        }
    }

    private static IEnumerable<RichText> Flags(WorkedAnswer answer, EarRating rating, Principle principle, AnyStory any)
    {
        (string Name, SignKey Key, bool IsThere)[] signs =
        [
            .. principle.GreenFlags.Concat(any.GreenFlags).Select(flag => ($"+ {flag.Label}", SignKey.ForGreen(flag), answer.Key.Green.ContainsKey(flag.Id))),
            .. principle.RedFlags.Concat(any.RedFlags).Select(flag => ($"− {flag.Label}", SignKey.ForRed(flag), answer.Key.Red.ContainsKey(flag.Id))),
        ];
        if (signs.Where(sign => sign.IsThere).Select(sign => sign.Name).ToList() is { Count: > 0 } there)
            yield return EarTexts.Flags(there, MaxFlags);
        if (signs.Where(sign => !sign.IsThere && rating.Heard.Contains(sign.Key)).Select(sign => sign.Name).ToList() is { Count: > 0 } more)
            yield return EarTexts.NotInTheKey(more, MaxFlags);
    }
}
