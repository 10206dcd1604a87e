namespace PrepBot.Domain.Questions;

/// <summary>Looks for what makes a bank hard to read once. None of it keeps the bank from being used.</summary>
internal static class BankLint
{
    /// <summary>The reading grade a file may have.</summary>
    public const double MaxGrade = 10;

    private const string CoreOpener = "Tell me about a time";

    public static IReadOnlyList<BankRemark> Look(RawBank raw) =>
    [
        .. raw.Principles.SelectMany(Look)
            .Concat(raw.Cards.Cards.SelectMany(card => card.Sections).SelectMany(section => section.Lines?.Items ?? []).SelectMany(Idioms))
            .OrderBy(remark => remark.Location.File, StringComparer.Ordinal)
            .ThenBy(remark => remark.Location.Line),
    ];

    /// <summary>The grade of the prompts of a principle's file; probes are so short that they would hide a hard prompt.</summary>
    public static double Grade(RawPrinciple principle) =>
        ReadingGrade.Compute(principle.Prompts.Select(prompt => prompt.Text?.Value).OfType<string>());

    private static IEnumerable<BankRemark> Look(RawPrinciple principle)
    {
        if (Grade(principle) is > MaxGrade and var grade)
            yield return new(principle.Location, $"reads at grade {grade:0.0}; shorter words and sentences bring it under {MaxGrade:0}");

        var signs = new[] { principle.Beats, principle.GreenFlags, principle.RedFlags }.SelectMany(signs => signs?.Items ?? []);
        var texts = signs.SelectMany(sign => new[] { sign.Label, sign.Text }).OfType<Written>();
        foreach (var remark in texts.SelectMany(Idioms).Concat(principle.Prompts.SelectMany(Look)))
            yield return remark;
    }

    private static IEnumerable<BankRemark> Look(RawPrompt prompt)
    {
        foreach (var remark in Asked(prompt).SelectMany(Idioms))
            yield return remark;

        if (prompt.Text is { Value: { } text, Location: var location })
        {
            if (text.Contains("whom", StringComparison.OrdinalIgnoreCase))
                yield return new(location, "text says \"whom\"; write \"who\", or turn the sentence round");
            if (prompt.Core?.Value == "true" && PlainWords.DoingOpener(text) is { } opener)
                yield return new(location, $"text of a core prompt begins with \"{opener}\"; begin with \"{CoreOpener} you\"");
            else if (prompt.Core?.Value == "true" && !text.StartsWith(CoreOpener, StringComparison.Ordinal))
                yield return new(location, $"text of a core prompt does not begin with \"{CoreOpener}\"");
        }

        if (prompt.Themes is not { Items.Count: > 0 } && prompt.NoTheme is null)
            yield return new(prompt.Location, "belongs to no theme; name one under themes, or say why under no_theme");
    }

    private static IEnumerable<Written> Asked(RawPrompt prompt) => (prompt.Probes?.Items ?? []).Prepend(prompt.Text).OfType<Written>();

    private static IEnumerable<BankRemark> Idioms(Written written) => written.Value is { } text
        ? PlainWords.IdiomsIn(text).Select(idiom => new BankRemark(written.Location, $"says \"{idiom.Found}\", which has to be guessed; write plainly: {idiom.Instead}"))
        : [];
}
