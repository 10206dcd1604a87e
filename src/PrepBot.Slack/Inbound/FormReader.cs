using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Wire;

namespace PrepBot.Slack.Inbound;

/// <summary>What was typed into a modal, by field.</summary>
internal static class FormReader
{
    /// <summary>The answers; null when there is more than anybody types.</summary>
    public static FormAnswers? Read(ViewState? state)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var length = 0;
        foreach (var (block, elements) in state?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, StateValue>>())
        {
            if (elements is null || elements.Values.FirstOrDefault() is not { } element)
                continue;

            var texts = Texts(element).Select(TextCleaner.Clean).ToList();
            length += block.Length + texts.Sum(text => text.Length);
            if (length > FormAnswers.MaxTotalLength)
                return null;

            values[block] = texts;
        }

        return new FormAnswers(values);
    }

    private static IEnumerable<string> Texts(StateValue element) => element switch
    {
        { SelectedOptions: { } several } => several.Select(option => option?.Value).OfType<string>(),
        { SelectedOption: { } one } => [one.Value ?? ""],
        { SelectedDate: { } date } => [date],
        { Type: "plain_text_input" or "number_input" or null } => [element.Value ?? ""],
        // A choice that was left open: answered, with nothing.
        _ => [],
    };
}
