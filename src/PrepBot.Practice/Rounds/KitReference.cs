using System.Globalization;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Questions.ShowPrinciple;

namespace PrepBot.Practice.Rounds;

/// <summary>What an interviewer may look up in the middle of a round, a page each; the button back to the round is in sight on all of them.</summary>
internal static class KitReference
{
    /// <summary>What the principle is really about, and what it is confused with.</summary>
    public const int Meaning = 1;

    /// <summary>What each verdict sounds like, at the candidate's level and in their trade.</summary>
    public const int Verdicts = 2;

    /// <summary>Beats of a full answer, and signs.</summary>
    public const int Signs = 3;

    /// <summary>What can be said aloud.</summary>
    public const int Script = 4;

    private const int MaxLines = 4;

    private static readonly IReadOnlyList<(int Page, string Label)> Pages = [(Meaning, "Meaning"), (Verdicts, "Verdicts"), (Signs, "Beats, signs"), (Script, "Script")];

    /// <summary>Draws a page; one there is not is the first.</summary>
    public static Message Create(Round round, QuestionBank bank, int page, string interviewer)
    {
        var principles = bank.Principles;
        List<Block> content = principles.TryGet(round.CurrentPrinciple) is not { } principle
            ? [new Paragraph(RoundTexts.PrincipleNotInSet)]
            : page switch
            {
                Verdicts => VerdictsOf(round, principle),
                Signs => SignsOf(round, principle),
                Script => ScriptOf(round, bank.Script, interviewer),
                _ => [.. MeaningOf(principle, principles), .. PrincipleCard.Choices(bank)],
            };
        return Cockpit.Framed(round, principles, round.InterviewerId,
        [
            content[0],
            new Buttons([RoundActions.BackToTheRound(round), RoundActions.BackToARealStory(round)]),
            new Buttons([.. Pages.Select(each => RoundActions.Reference(round, each.Page, each.Page == page ? $"✓ {each.Label}" : each.Label))]),
            .. content.Skip(1),
        ]);
    }

    private static List<Block> MeaningOf(Principle principle, PrincipleSet principles)
    {
        var blocks = new List<Block> { new Heading(ReferenceTexts.Meaning(principle.Name)), new Paragraph(principle.Meaning) };
        if (principle.Neighbours.Count > 0)
            blocks.Add(new SmallPrint(string.Join('\n', principle.Neighbours.Take(2).Select(neighbour => ReferenceTexts.Neighbour(principles.NameOf(neighbour.Principle), neighbour.Difference)))));
        return blocks;
    }

    private static List<Block> VerdictsOf(Round round, Principle principle)
    {
        var blocks = new List<Block>
        {
            new Heading(ReferenceTexts.Verdicts(principle.Name)),
            new Paragraph(ReferenceTexts.Rubric(principle.Rubric)),
        };
        var prompt = AtHand(round);
        if (principle.Levels?.For(prompt?.Level) is { } lens)
            blocks.Add(new SmallPrint(ReferenceTexts.AtLevel(prompt!.Level!.Value, lens)));
        if (prompt is not null && principle.Tracks.TryGetValue(prompt.Track, out var trade))
            blocks.Add(new SmallPrint(ReferenceTexts.InTrade(prompt.Track, trade)));
        return blocks;
    }

    /// <summary>In short: the full sentences stand on the principle's own card.</summary>
    private static List<Block> SignsOf(Round round, Principle principle)
    {
        var prompt = AtHand(round);
        return
        [
            new Heading(ReferenceTexts.Signs(principle.Name)),
            Lines("A full answer has", principle.Beats.Where(beat => prompt?.Without.Contains(beat.Id) != true).Select(beat => $"· {beat.Label}")),
            Lines("Glad to hear", principle.GreenFlags.Take(MaxLines).Select(flag => $"+ {flag.Label}")),
            Lines("Warning signs", principle.RedFlags.Take(MaxLines).Select(flag => $"− {flag.Label}")),
        ];
    }

    /// <summary>What can be said aloud, with the interviewer's own name and the minutes of this round in it.</summary>
    private static List<Block> ScriptOf(Round round, InterviewScript script, string interviewer)
    {
        if (script.Parts.Count == 0)
            return [new Paragraph(RoundTexts.NoScript)];

        var blocks = new List<Block> { new Heading(ReferenceTexts.WhatToSay) };
        blocks.AddRange(new[] { script.Parts[0], script.Parts[^1] }.Distinct().Select(part => Lines(part.Title, part.Say.Concat(part.Then).Take(MaxLines).Select(line => $"“{Filled(line, round, interviewer)}”"))));
        if (script.MoveOn.Count > 0)
            blocks.Add(new SmallPrint(ReferenceTexts.MoveOn(script.MoveOn)));
        return blocks;
    }

    private static KitPrompt? AtHand(Round round) => round.LastAsked() ?? (round.Ready.Count > 0 ? round.Ready[0] : null);

    private static Paragraph Lines(string title, IEnumerable<string> lines) => new(RichText.Create($"{title:strong}\n{string.Join('\n', lines)}"));

    private static string Filled(string line, Round round, string interviewer) => line
        .Replace(InterviewScript.Interviewer, interviewer, StringComparison.Ordinal)
        .Replace(InterviewScript.Minutes, round.Minutes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
