using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Interactions;

/// <summary>
/// A form that was not taken, in words: where it has closed by then, everything that is to be mended stands under the names of the form, and everything typed
/// under its labels. The platform adds what opens it again.
/// </summary>
public static class FormGivenBack
{
    /// <summary>Where a form stays open, its own button takes it as it is.</summary>
    private const string SendAgain = "Send it again and it is taken as it is.";

    /// <summary>What is to be mended, and what was typed.</summary>
    public static IReadOnlyList<Block> Blocks(FormErrorsReply errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var labels = errors.Fields.ToDictionary(field => field.Key, field => field.Label);
        var blocks = new List<Block> { new Heading(Title(errors)) };
        var words = errors.Errors.Select(error => (Label: labels.GetValueOrDefault(error.Key), Word: error.Value)).Distinct().ToList();
        if (words.Count > 0)
        {
            var lines = words.Select(word => word.Label is null ? RichText.Plain(word.Word) : RichText.Create($"{word.Label:strong}: {word.Word}"));
            blocks.Add(new Paragraph(Lines(lines)));
        }

        var typed = Typed(errors).ToList();
        if (typed.Count > 0)
            blocks.Add(new Paragraph("What you wrote"));
        blocks.AddRange(typed.Select(field => new Quote(field.Label.Length == 0 ? RichText.Plain(field.Words) : RichText.Create($"{field.Label:strong} {field.Words}"))));
        if (errors.Accept is { } accept)
            blocks.Add(new Buttons([accept]));

        return blocks;
    }

    /// <summary>The words by field, for a form that stays open.</summary>
    public static IReadOnlyDictionary<string, string> Open(FormErrorsReply errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return errors.Accept is null || errors.Errors.Count == 0
            ? errors.Errors
            : errors.Errors.Select((error, i) => (error.Key, Word: i == errors.Errors.Count - 1 ? $"{error.Value} {SendAgain}" : error.Value)).ToDictionary(error => error.Key, error => error.Word);
    }

    private static string Title(FormErrorsReply errors) => errors switch
    {
        { IsUnsettled: true } => "Not known yet; nothing is lost",
        { Accept: not null } => "One look before it is filed; nothing is lost",
        _ when errors.Errors.Keys.Count(key => key.Length > 0) is > 0 and var count => count == 1 ? "Mend one field; nothing is lost" : $"Mend {count} fields; nothing is lost",
        _ => "This was not taken; nothing is lost",
    };

    /// <summary>Labelled where the form was at hand; what it does not have, as an older form's answers, comes without.</summary>
    private static IEnumerable<FilledField> Typed(FormErrorsReply errors)
    {
        var known = errors.Fields.Select(field => field.Key).ToHashSet();
        return errors.Fields
            .Concat(errors.Fields.Count > 0 ? [] : errors.Typed.Values.Where(pair => !known.Contains(pair.Key)).Select(pair => new FilledField(pair.Key, "", string.Join(", ", pair.Value))))
            .Where(field => field.Words.Length > 0);
    }

    private static RichText Lines(IEnumerable<RichText> lines)
    {
        var spans = new List<Span>();
        foreach (var line in lines)
        {
            if (spans.Count > 0)
                spans.Add(new Words("\n"));
            spans.AddRange(line.Spans);
        }

        return new RichText(spans);
    }
}
