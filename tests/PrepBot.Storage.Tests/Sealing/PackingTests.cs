using System.Security.Cryptography;
using PrepBot.Domain.Debriefs;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;

namespace PrepBot.Storage.Tests.Sealing;

public sealed class PackingTests
{
    private const string Sentence = "She measured the nightly job for a week, found every record written twice, and cut the run from six hours to forty minutes. ";

    private static readonly SealingContext Context = SealingContext.Create("debriefs.body", "a", "b");

    private readonly ContentCipher _cipher = new(StoreWorld.Key);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void Debrief_SealedPackedAndOpened_IsTheSame(int sentences)
    {
        var debrief = DebriefOf(sentences);

        Assert.Equivalent(debrief, _cipher.Open(Packed(debrief), StoredJson.Default.Debrief, Context), strict: true);
    }

    [Fact]
    public void LongWords_Packed_TakeLessThanSealedAsTheyAre() =>
        Assert.InRange(Packed(DebriefOf(3)).Length, 1, Plain(DebriefOf(3)).Length * 3 / 4);

    [Fact]
    public void Words_TooShortToGain_AreSealedAsTheyAre() => Assert.Equal(Plain(new Debrief([], Inclination.Inclined, "Numbers", [])).Length, Packed(new Debrief([], Inclination.Inclined, "Numbers", [])).Length);

    [Fact]
    public void NoiseThatDoesNotPack_IsSealedAsItIs()
    {
        var noise = new Debrief([], Inclination.Inclined, Convert.ToHexString(RandomNumberGenerator.GetBytes(40)) + new string('x', 60), []);

        Assert.Equivalent(noise, _cipher.Open(Packed(noise), StoredJson.Default.Debrief, Context), strict: true);
    }

    /// <summary>What was filed before anything was packed.</summary>
    [Fact]
    public void Value_SealedAsItIs_StillOpens() => Assert.Equivalent(DebriefOf(3), _cipher.Open(Plain(DebriefOf(3)), StoredJson.Default.Debrief, Context), strict: true);

    /// <summary>The length of what is sealed must not tell one verdict from another.</summary>
    [Fact]
    public void Length_OfWhatIsPacked_IsOfWholeBlocks()
    {
        var lengths = Enumerable.Range(1, 40).Select(sentences => Packed(DebriefOf(sentences)).Length).ToList();

        Assert.All(lengths, length => Assert.Equal(29, length % 64));
    }

    [Fact]
    public void PackedValue_OpenedAtAnotherPlace_IsRefused() => Assert.ThrowsAny<CryptographicException>(
        () => _cipher.Open(Packed(DebriefOf(3)), StoredJson.Default.Debrief, SealingContext.Create("debriefs.body", "a", "c")));

    [Fact]
    public void PackedValue_AnyByteChanged_IsNoDebrief()
    {
        var content = Packed(DebriefOf(2));

        for (var i = 0; i < content.Length; i++)
        {
            var changed = content.ToArray();
            changed[i] ^= 1;
            Assert.Null(_cipher.TryOpen(changed, StoredJson.Default.Debrief, Context));
        }
    }

    /// <summary>The mark of what was packed is not under the seal: turned over, the value does not open, and nothing worse happens.</summary>
    [Fact]
    public void MarkOfPacking_TurnedOver_IsNoDebrief()
    {
        foreach (var content in new[] { Packed(DebriefOf(3)), Plain(DebriefOf(3)) })
        {
            content[0] ^= 0x80;
            Assert.Null(_cipher.TryOpen(content, StoredJson.Default.Debrief, Context));
        }
    }

    private static Debrief DebriefOf(int sentences) => Made.Debrief(string.Concat(Enumerable.Range(1, sentences).Select(i => $"{i} {Sentence}")));

    private byte[] Packed(Debrief debrief) => _cipher.SealPacked(debrief, StoredJson.Default.Debrief, Context);

    private byte[] Plain(Debrief debrief) => _cipher.Seal(debrief, StoredJson.Default.Debrief, Context);
}
