using System.Security.Cryptography;
using System.Text;
using PrepBot.Storage.Sealing;

namespace PrepBot.Storage.Tests.Sealing;

public sealed class ContentCipherTests
{
    private static readonly SealingContext Context = SealingContext.Create("notes.body", "a", "b");

    private readonly ContentCipher _cipher = new(StoreWorld.Key);

    [Theory]
    [InlineData("")]
    [InlineData("Read the logs of all nine hosts.")]
    public void Text_SealedAndOpened_IsTheSame(string text) =>
        Assert.Equal(text, Encoding.UTF8.GetString(_cipher.Open(_cipher.Seal(Encoding.UTF8.GetBytes(text), Context), Context)));

    [Fact]
    public void SameText_SealedTwice_LooksDifferent() => Assert.NotEqual(_cipher.Seal("same"u8, Context), _cipher.Seal("same"u8, Context));

    [Fact]
    public void SealedText_Searched_DoesNotShowIt()
    {
        var content = _cipher.Seal("a plain secret"u8, Context);

        Assert.Equal(-1, content.AsSpan().IndexOf("secret"u8));
    }

    [Fact]
    public void SealedText_OpenedAtAnotherPlace_IsRefused()
    {
        var content = _cipher.Seal("text"u8, Context);

        Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(content, SealingContext.Create("notes.body", "a", "c")));
    }

    [Fact]
    public void SealedText_OpenedWithAnotherKey_IsRefused()
    {
        var content = _cipher.Seal("text"u8, Context);

        var other = new ContentCipher(StoreWorld.KeyOf(EncryptionKey.NewText()));

        Assert.ThrowsAny<CryptographicException>(() => other.Open(content, Context));
    }

    [Fact]
    public void SealedText_AnyByteChanged_IsRefused()
    {
        var content = _cipher.Seal("text"u8, Context);

        for (var i = 0; i < content.Length; i++)
        {
            var changed = content.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(changed, Context));
        }
    }

    [Fact]
    public void SealedText_CutShort_IsRefused()
    {
        var content = _cipher.Seal("text"u8, Context);

        for (var length = 0; length < content.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Open(content[..length], Context));
    }

    [Fact]
    public void Places_WithPartsThatReadAlikeTogether_AreDifferent() =>
        Assert.NotEqual(SealingContext.Create("t.c", "a|1:b", "c"), SealingContext.Create("t.c", "a", "b", "c"));

    [Fact]
    public void Key_Printed_ShowsStars() => Assert.Equal("***", StoreWorld.Key.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("not base64 at all, but of a good length !!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void Key_OfAnotherLengthOrForm_IsNoKey(string text) => Assert.False(EncryptionKey.TryParse(text, out _));

    [Fact]
    public void NewKey_Read_IsAKey() => Assert.True(EncryptionKey.TryParse($" {EncryptionKey.NewText()}\n", out _));
}
