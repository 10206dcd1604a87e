using PrepBot.Chat.Forms;

namespace PrepBot.Chat.Interactions;

/// <summary>Checks what was typed against the form it was typed into.</summary>
public static class FormCheck
{
    /// <summary>The answer that keeps the form open with a word at each field that needs one, or null when all is well.</summary>
    public static FormErrorsReply? Errors(Form form, FormAnswers answers)
    {
        var mistakes = form.Fields
            .Select(field => (field.Key, Mistake: field.Mistake(answers)))
            .Where(found => found.Mistake is not null)
            .ToDictionary(found => found.Key, found => found.Mistake!);
        return mistakes.Count == 0 ? null : new FormErrorsReply(form.Submit, answers, mistakes);
    }

    /// <summary>The answer that keeps the form open with a word at one field.</summary>
    public static FormErrorsReply Error(Form form, FormAnswers answers, string key, string mistake) =>
        new(form.Submit, answers, new Dictionary<string, string> { [key] = mistake });
}
