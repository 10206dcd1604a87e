using PrepBot.Storage.Sealing;

namespace PrepBot.Testing;

/// <summary>A key for what tests seal.</summary>
public static class TestKey
{
    /// <summary>As it would stand in a configuration.</summary>
    public const string Text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static EncryptionKey Any { get; } = EncryptionKey.TryParse(Text, out var key) ? key : throw new InvalidOperationException();
}
