using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>
/// The interviewer's form: a step for each target principle, then the overall word. What was typed is read back by the same keys. With what the level asks, a
/// principle's step holds five parts, as many as the smallest platform's form: so the headlines of the stories stand in the last one.
/// </summary>
internal static class DebriefForm
{
    private const int EvidenceLength = 2000;
    private const int LineLength = 200;

    private static readonly IReadOnlyList<Option> Verdicts =
        [.. new[] { Verdict.Strong, Verdict.Solid, Verdict.MildConcern, Verdict.Concern, Verdict.NotProbed }.Select(v => new Option(v.ToString(), InWords.Name(v)))];

    private static readonly IReadOnlyList<Option> Inclinations =
        [.. Enum.GetValues<Inclination>().OrderDescending().Select(word => new Option(word.ToString(), InWords.Name(word)))];

    private static readonly IReadOnlyList<Option> Parts =
        [.. Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None).Select(part => new Option(part.ToString(), part.ToString()))];

    /// <summary>The form, evidence pre-filled with the notes of the round, missing parts with what an observer did not hear.</summary>
    public static Form Create(Round round, RoundTitle title, IReadOnlyList<Note> notes, IReadOnlyList<Observation> observations, PrincipleSet principles) => new(
        RoundActions.On(RoundActions.Debrief, "file", round),
        title.Create("Debrief"),
        [
            .. round.Principles.Select(id => PrincipleStep(round, title, id, notes, observations, principles)),
            new FormStep(
                title.OfStep("All in all"),
                [
                    new ChoiceField("overall", "Overall", Required: true, Inclinations),
                    new TextField("keep", "One thing to keep", Required: true, LineLength),
                    new TextField("change-1", "One thing to change", Required: false, LineLength),
                    new TextField("change-2", FileTexts.AnotherChange, Required: false, LineLength),
                    StoryHeadlines.Field(title.Principles),
                ]),
        ])
    {
        SubmitLabel = "File it",
    };

    /// <summary>What was typed, as a debrief.</summary>
    public static Debrief Read(Round round, FormAnswers answers)
    {
        var stories = StoryHeadlines.Read(round, answers);
        var scores = round.Principles.Select((id, index) => new PrincipleScore(
            id,
            Enum.Parse<Verdict>(answers.Choice($"{id}.verdict")!),
            answers.Text($"{id}.evidence").Trim(),
            stories[index],
            answers.Chosen($"{id}.missing").Select(Enum.Parse<AnswerParts>).Aggregate(AnswerParts.None, (all, part) => all | part),
            [.. answers.Chosen($"{id}.heard").Select(key => new SignKey(key))]));
        var changes = new[] { answers.Text("change-1").Trim(), answers.Text("change-2").Trim() }.Where(change => change.Length > 0);
        return new Debrief([.. scores], Enum.Parse<Inclination>(answers.Choice("overall")!), answers.Text("keep").Trim(), [.. changes]);
    }

    /// <summary>A filed debrief as the answers it was read from.</summary>
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

    private static FormStep PrincipleStep(
        Round round, RoundTitle title, PrincipleId id, IReadOnlyList<Note> notes, IReadOnlyList<Observation> observations, PrincipleSet principles)
    {
        var verdict = new ChoiceField($"{id}.verdict", "How did it land?", Required: true, Verdicts)
        {
            Chosen = round.WasProbed(id) ? [] : [Verdict.NotProbed.ToString()],
        };
        var evidence = new TextField($"{id}.evidence", "What did you hear?", Required: false, EvidenceLength, Long: true)
        {
            Hint = FileTexts.EvidenceHint,
            Value = string.Join('\n', notes.Where(note => note.Principle == id).Select(note => note.Text)),
        };
        var principle = principles.TryGet(id);
        var parts = new List<FormPart>();
        if (LevelLens(round, principle) is { } lens)
            parts.Add(new FormText($"At this level: {lens}"));

        parts.AddRange(
        [
            verdict,
            evidence,
            new ChoiceField($"{id}.missing", FileTexts.MissingParts, Required: false, Parts, Parts.Count)
            {
                Chosen = ObserverTexts.PartsOf(ObserverTexts.Missing(round, id, observations)),
                Hint = ObserverTexts.Line(round, id, observations),
            },
        ]);
        if (principle is not null)
        {
            var heard = Heard(round, principle, principles.AnyStory);
            parts.Add(new ChoiceField($"{id}.heard", "Heard in the answer", Required: false, heard, heard.Count));
        }

        return new FormStep(title.OfStep(principles.NameOf(id)), parts);
    }

    /// <summary>What the level asks that the candidate prepared for when the prompt was drawn, as the kit has it; null for an unknown one.</summary>
    private static string? LevelLens(Round round, Principle? principle)
    {
        var prompts = round.Kit.Where(prompt => prompt.Principle == principle?.Id).ToList();
        return principle?.Levels?.For((prompts.FindLast(prompt => prompt.WasProbed) ?? prompts.FirstOrDefault())?.Level);
    }

    /// <summary>The beats this round's prompts can show and those of a failure story, then the principle's flags, then those of any story: as many as a choice holds.</summary>
    private static List<Option> Heard(Round round, Principle principle, AnyStory any) =>
    [
        .. AllHeard(round, principle, any).Take(Label.MaxOptions),
    ];

    private static List<Option> AllHeard(Round round, Principle principle, AnyStory any) =>
    [
        .. principle.Beats.Where(beat => round.CouldShow(principle.Id, beat.Id)).Concat(FailureStory.Beats).Select(beat => new Option(SignKey.For(beat).Text, Label.Fit($"✓ {beat.Label}", Label.MaxOption))),
        .. principle.GreenFlags.Select(flag => new Option(SignKey.ForGreen(flag).Text, Label.Fit($"+ {flag.Label}", Label.MaxOption))),
        .. principle.RedFlags.Select(flag => new Option(SignKey.ForRed(flag).Text, Label.Fit($"− {flag.Label}", Label.MaxOption))),
        .. any.GreenFlags.Zip(any.RedFlags, (green, red) => new[]
        {
            new Option(SignKey.ForGreen(green).Text, Label.Fit($"+ {green.Label}", Label.MaxOption)), new Option(SignKey.ForRed(red).Text, Label.Fit($"− {red.Label}", Label.MaxOption)),
        }).SelectMany(pair => pair),
    ];
}
