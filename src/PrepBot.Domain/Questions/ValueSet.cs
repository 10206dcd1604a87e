namespace PrepBot.Domain.Questions;

/// <summary>The stable key of a value set: "amazon", "harbour".</summary>
/// <param name="Key">1-40 characters: a-z, digits, hyphens.</param>
public readonly record struct ValueSetId(string Key)
{
    public override string ToString() => Key;
}

/// <summary>A published set of values that interviews are held by.</summary>
/// <param name="Id">Stable key.</param>
/// <param name="Name">How people call it.</param>
/// <param name="Disclaimer">Whose values they are and that we do not speak for them, as help shows it.</param>
public sealed record ValueSet(ValueSetId Id, string Name, string Disclaimer);
