using PrepBot.Chat.Forms;

namespace PrepBot.Chat.Interactions;

/// <summary>Checks what was typed against the form it was typed into.</summary>
public static class FormCheck
{
    /// <summary>The answer that keeps the form open with a word at each field that needs one, or null when all is well.</summary>
    public static FormErrorsReply? Errors(Form form, FormAnswers answers) => Errors(form, answers, new Dictionary<string, string>());

    /// <summary>The same with what the product says of it besides; a mistake of the form comes before what is said of the same field.</summary>
    /// <param name="answers">What was typed.</param>
    /// <param name="further">Words by field; the key "" is about the form as a whole.</param>
    public static FormErrorsReply? Errors(Form form, FormAnswers answers, IReadOnlyDictionary<string, string> further)
    {
        var words = new Dictionary<string, string>();
        foreach (var field in form.Fields)
        {
            if (field.Mistake(answers) is { } mistake)
                words[field.Key] = mistake;
            else if (further.TryGetValue(field.Key, out var word))
                words[field.Key] = word;
        }

        if (further.TryGetValue("", out var whole))
            words[""] = whole;
        return words.Count == 0 ? null : Refused(form, answers, words);
    }

    /// <summary>The answer that keeps the form open with a word at one field.</summary>
    public static FormErrorsReply Error(Form form, FormAnswers answers, string key, string mistake) =>
        Refused(form, answers, new Dictionary<string, string> { [key] = mistake });

    private static FormErrorsReply Refused(Form form, FormAnswers answers, Dictionary<string, string> words) =>
        new(form.Submit, answers, words) { Fields = [.. form.Fields.Select(field => new FilledField(field.Key, field.Label, Words(field, answers)))] };

    private static string Words(Field field, FormAnswers answers) => field is ChoiceField choice
        ? string.Join(", ", answers.Chosen(field.Key).Select(value => choice.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value))
        : answers.Text(field.Key);
}
