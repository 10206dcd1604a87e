using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs.FileDebrief;

/// <summary>What a debrief may say besides: parts that were missing, beats and flags, headlines of the stories, another thing to change. Keys as in <see cref="DebriefForm"/>.</summary>
internal static class DetailsForm
{
    private const int LineLength = 200;

    /// <summary>Fields of a step: the smallest platform's form takes one more.</summary>
    private const int FieldsOfStep = 4;

    /// <summary>The parts of a full answer, to choose from.</summary>
    public static IReadOnlyList<Option> PartOptions { get; } =
        [.. Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None).Select(part => new Option(part.ToString(), part.ToString()))];

    /// <summary>The steps, missing parts pre-filled with what an observer did not hear.</summary>
    public static IReadOnlyList<FormStep> Steps(Round round, RoundTitle title, IReadOnlyList<Observation> observations, PrincipleSet principles)
    {
        Field[] fields =
        [
            .. round.Principles.SelectMany(id => Asked(round, id, observations, principles)),
            StoryHeadlines.Field(title.Principles),
            new TextField("change-2", FileTexts.AnotherChange, Required: false, LineLength),
        ];
        return [.. fields.Chunk(FieldsOfStep).Select(some => new FormStep(title.OfStep(FileTexts.Details), [.. some]))];
    }

    /// <summary>The parts that were chosen; what is none is left out.</summary>
    public static AnswerParts Parts(IEnumerable<string> chosen) =>
        chosen.Aggregate(AnswerParts.None, (all, part) => Enum.TryParse<AnswerParts>(part, out var one) ? all | one : all);

    private static IEnumerable<Field> Asked(Round round, PrincipleId id, IReadOnlyList<Observation> observations, PrincipleSet principles)
    {
        var several = round.Principles.Count > 1;
        var name = principles.ShortNameOf(id);
        yield return new ChoiceField($"{id}.missing", FileTexts.MissingParts(name, several), Required: false, PartOptions, PartOptions.Count)
        {
            Chosen = ObserverTexts.PartsOf(ObserverTexts.Missing(round, id, observations)),
            Hint = ObserverTexts.Line(round, id, observations),
        };
        if (principles.TryGet(id) is { } principle)
        {
            var heard = SignOptions.Create(principle, principles.AnyStory, beat => round.CouldShow(principle.Id, beat.Id)).Take(Label.MaxOptions).ToList();
            yield return new ChoiceField($"{id}.heard", FileTexts.HeardSigns(name, several), Required: false, heard, heard.Count);
        }
    }
}
