using PrepBot.Chat.Messages;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;
using PrepBot.Testing;

namespace PrepBot.Practice.Tests.Wording;

/// <summary>Signs and colours stand for the same everywhere; a word stands beside each.</summary>
public sealed class SignTests
{
    [Fact]
    public void Verdicts_Signed_AreSignAndWord_NoSignTwice()
    {
        var signed = Enum.GetValues<Verdict>().Select(InWords.Signed).ToList();

        Assert.Equal(["▇ strong", "▅ solid", "▃ mild concern", "▁ concern", "– not probed"], Enum.GetValues<Verdict>().OrderBy(verdict => "▇▅▃▁–".IndexOf(InWords.Sign(verdict), StringComparison.Ordinal)).Select(InWords.Signed));
        Assert.Equal(signed.Count, signed.Select(text => text[0]).Distinct().Count());
    }

    [Fact]
    public void BuiltInPrinciples_HaveSixteenHues_TheMostAskedFirst()
    {
        var principles = BuiltInBank.Read().Principles;

        var hues = principles.ByProbeRank.Select(principle => Hues.Of(principles, principle.Id)).ToList();

        Assert.Equal(Accents.Hue(0), hues[0]);
        Assert.Equal(16, hues.Distinct().Count());
        Assert.Equal(0x9A8800, Accents.Rgb(Hues.Of(principles, new PrincipleId("frugality"))));
        Assert.Equal(Accent.None, Hues.Of(principles, new PrincipleId("gone")));
    }

    [Fact]
    public void SetOfMorePrinciplesThanHues_BeginsAnew() => Assert.Equal(Accents.Hue(0), Accents.Hue(Accents.HueCount));

    [Fact]
    public void EveryHue_StandsOutFromWhiteAndFromBothDarkGrounds()
    {
        var accents = Enumerable.Range(0, Accents.HueCount).Select(Accents.Hue).ToList();

        Assert.All(accents, accent => Assert.All(new[] { 0xFFFFFF, 0x2B2D31, 0x1A1D26 }, ground => Assert.InRange(Contrast(Accents.Rgb(accent)!.Value, ground), 3.0, 21.0)));
        Assert.Equal(accents.Count, accents.Select(Accents.Rgb).Distinct().Count());
    }

    private static double Contrast(int one, int other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(int colour) =>
        (0.2126 * Linear(colour >> 16)) + (0.7152 * Linear((colour >> 8) & 255)) + (0.0722 * Linear(colour & 255));

    private static double Linear(int channel) => channel / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
}
