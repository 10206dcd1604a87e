using System.Text;

namespace PrepBot.Storage.Sealing;

/// <summary>Where a sealed value belongs: table, column and key of its row. Each part carries its length, so that no two places read the same.</summary>
public readonly record struct SealingContext(string Text)
{
    /// <summary>The place of a value.</summary>
    /// <param name="column">Table and column: "notes.body".</param>
    /// <param name="key">The parts of the row's key.</param>
    public static SealingContext Create(string column, params ReadOnlySpan<string> key)
    {
        var text = new StringBuilder(column);
        foreach (var part in key)
            text.Append('|').Append(part.Length).Append(':').Append(part);

        return new SealingContext(text.ToString());
    }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(Text);
}
