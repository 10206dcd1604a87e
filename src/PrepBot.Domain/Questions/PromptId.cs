namespace PrepBot.Domain.Questions;

/// <summary>The stable key of a prompt, as its file names it: "dive-deep-07". It outlives every edit of the text, and is never given to another prompt.</summary>
/// <param name="Key">1-60 characters: a-z, digits, hyphens.</param>
public readonly record struct PromptId(string Key)
{
    public override string ToString() => Key;
}
