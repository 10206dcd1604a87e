using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>
/// The interviewer's form: verdict and evidence of each target principle, the overall word, what to keep and to change. One form, whatever the platform: of one
/// principle it is five fields; of more, a small platform has the verdicts tapped first. Everything else is <see cref="DetailsForm"/>. What was typed is read
/// back by the same keys.
/// </summary>
internal static class DebriefForm
{
    /// <summary>The most characters of the evidence for a principle.</summary>
    public const int EvidenceLength = 2000;

    private const int LineLength = 200;

    private static readonly IReadOnlyList<Option> Inclinations =
        [.. Enum.GetValues<Inclination>().OrderDescending().Select(word => new Option(word.ToString(), InWords.Name(word)))];

    /// <summary>The form, evidence pre-filled with the notes of the round.</summary>
    public static Form Create(Round round, RoundTitle title, IReadOnlyList<Note> notes, PrincipleSet principles) => title.Form(
        RoundActions.On(RoundActions.Debrief, "file", round),
        "",
        [
            new FormStep(
                title.OfStep(FileTexts.WhatYouHeard),
                [
                    .. round.Principles.SelectMany(id => Asked(round, id, notes, principles)),
                    new ChoiceField("overall", FileTexts.Overall, Required: true, Inclinations) { Subject = FileTexts.OverallInShort },
                    new TextField("keep", FileTexts.Keep, Required: true, LineLength),
                    new TextField("change-1", FileTexts.Change, Required: false, LineLength),
                ]),
        ]) with
    {
        SubmitLabel = "File it",
    };

    /// <summary>The form with its details, for what is corrected as a whole.</summary>
    public static Form Whole(Round round, RoundTitle title, PrincipleSet principles)
    {
        var form = Create(round, title, [], principles);
        return form with { Steps = [.. form.Steps, .. DetailsForm.Steps(round, title, [], principles)] };
    }

    /// <summary>What was typed, as a debrief.</summary>
    /// <param name="answers">What was typed; a form with mistakes reads as not probed where nothing was chosen.</param>
    /// <param name="before">What was filed before: what the form did not ask stays as it was.</param>
    public static Debrief Read(Round round, FormAnswers answers, Debrief? before = null)
    {
        var stories = answers.Has(StoryHeadlines.Key) ? StoryHeadlines.Read(round, answers) : null;
        var scores = round.Principles.Select((id, index) =>
        {
            var was = before?.For(id);
            return new PrincipleScore(
                id,
                Enum.TryParse<Verdict>(answers.Choice($"{id}.verdict"), out var verdict) ? verdict : Verdict.NotProbed,
                answers.Text($"{id}.evidence").Trim(),
                stories?[index] ?? was?.Story ?? "",
                answers.Has($"{id}.missing") ? DetailsForm.Parts(answers.Chosen($"{id}.missing")) : was?.Missing ?? AnswerParts.None,
                answers.Has($"{id}.heard") ? [.. answers.Chosen($"{id}.heard").Select(key => new SignKey(key))] : was?.Heard ?? []);
        });
        var second = answers.Has("change-2") ? answers.Text("change-2").Trim() : before?.Changes.ElementAtOrDefault(1) ?? "";
        var changes = new[] { answers.Text("change-1").Trim(), second }.Where(change => change.Length > 0);
        return new Debrief(
            [.. scores],
            Enum.TryParse<Inclination>(answers.Choice("overall"), out var overall) ? overall : Inclination.Inclined,
            answers.Text("keep").Trim(),
            [.. changes]);
    }

    /// <summary>A filed debrief as the answers it was read from, details included.</summary>
    public static FormAnswers Answers(Debrief debrief)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>
        {
            ["overall"] = [debrief.Overall.ToString()],
            ["keep"] = [debrief.Keep],
            ["change-1"] = [.. debrief.Changes.Take(1)],
            ["change-2"] = [.. debrief.Changes.Skip(1).Take(1)],
        };
        StoryHeadlines.Write(debrief.Scores, values);
        foreach (var score in debrief.Scores)
        {
            values[$"{score.Principle}.verdict"] = [score.Verdict.ToString()];
            values[$"{score.Principle}.evidence"] = [score.Evidence];
            values[$"{score.Principle}.missing"] =
                [.. Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None && score.Missing.HasFlag(part)).Select(part => part.ToString())];
            values[$"{score.Principle}.heard"] = [.. score.Heard.Select(key => key.Text)];
        }

        return new FormAnswers(values);
    }

    private static IEnumerable<FormPart> Asked(Round round, PrincipleId id, IReadOnlyList<Note> notes, PrincipleSet principles)
    {
        var several = round.Principles.Count > 1;
        var name = principles.ShortNameOf(id);
        if (LevelLens(round, principles.TryGet(id)) is { } lens)
            yield return new FormText($"At this level: {lens}");

        yield return new ChoiceField($"{id}.verdict", FileTexts.VerdictOn(name, several), Required: true, VerdictOptions.All)
        {
            Chosen = round.WasProbed(id) ? [] : [Verdict.NotProbed.ToString()],
            Subject = Label.Fit(name, FileTexts.MaxSubject),
        };
        yield return new TextField($"{id}.evidence", FileTexts.HeardOn(name, several), Required: false, EvidenceLength, Long: true)
        {
            Hint = EvidenceTexts.Hint,
            Value = string.Join('\n', notes.Where(note => note.Principle == id).Select(note => note.Text)),
        };
    }

    /// <summary>What the level asks that the candidate prepared for when the prompt was drawn, as the kit has it; null for an unknown one.</summary>
    private static string? LevelLens(Round round, Principle? principle)
    {
        var prompts = round.Kit.Where(prompt => prompt.Principle == principle?.Id).ToList();
        return principle?.Levels?.For((prompts.FindLast(prompt => prompt.WasProbed) ?? prompts.FirstOrDefault())?.Level);
    }
}
