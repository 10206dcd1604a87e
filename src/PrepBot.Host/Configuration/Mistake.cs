namespace PrepBot.Host.Configuration;

/// <summary>Something in the configuration that cannot be. Holds no value, so that no secret is printed with it.</summary>
/// <param name="Key">In its environment form, or <c>.env</c> when the file itself cannot be read.</param>
/// <param name="What">What is wrong and what to write instead.</param>
public sealed record Mistake(string Key, string What)
{
    public override string ToString() => $"{Key}: {What}";
}
