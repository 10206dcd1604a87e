using PrepBot.Domain.Rounds;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class TalkPlaceTests
{
    [Theory]
    [InlineData("https://meet.example.org/abc-defg-hij", "https://meet.example.org/abc-defg-hij")]
    [InlineData("  https://meet.example.org/r?pwd=1#x ", "https://meet.example.org/r?pwd=1#x")]
    [InlineData("HTTPS://Meet.Example.org", "https://meet.example.org/")]
    [InlineData("https://93.184.216.34/call", "https://93.184.216.34/call")]
    [InlineData("https://[2606:2800:220:1::1]/", "https://[2606:2800:220:1::1]/")]
    public void AddressEverybodyReaches_Read_IsTheLink(string typed, string address)
    {
        var link = TalkPlace.ReadLink(typed, out _);

        Assert.Equal(new TalkPlace.OwnLink(address), link);
    }

    [Theory]
    [InlineData("javascript:alert(1)", LinkLack.NotHttps)]
    [InlineData("http://meet.example.org/", LinkLack.NotHttps)]
    [InlineData("meet.example.org/abc", LinkLack.NotHttps)]
    [InlineData("data:text/html,x", LinkLack.NotHttps)]
    [InlineData("https://", LinkLack.NotHttps)]
    [InlineData("https://meet.example.org/a b", LinkLack.NotHttps)]
    [InlineData("https://meet.example.org/\nhttps://other.example.org", LinkLack.NotHttps)]
    [InlineData("https://raj:secret@meet.example.org/", LinkLack.HasPassword)]
    [InlineData("https://meet.example.org@evil.example.net/", LinkLack.HasPassword)]
    [InlineData("https://localhost/", LinkLack.NotPublic)]
    [InlineData("https://meet/", LinkLack.NotPublic)]
    [InlineData("https://meet.localhost./", LinkLack.NotPublic)]
    [InlineData("https://nas.local/", LinkLack.NotPublic)]
    [InlineData("https://wiki.corp/", LinkLack.NotPublic)]
    [InlineData("https://127.0.0.1/", LinkLack.NotPublic)]
    [InlineData("https://2130706433/", LinkLack.NotPublic)]
    [InlineData("https://0x7f.1/", LinkLack.NotPublic)]
    [InlineData("https://10.1.2.3/", LinkLack.NotPublic)]
    [InlineData("https://172.16.0.1/", LinkLack.NotPublic)]
    [InlineData("https://192.168.1.20:8443/", LinkLack.NotPublic)]
    [InlineData("https://169.254.169.254/", LinkLack.NotPublic)]
    [InlineData("https://100.64.0.1/", LinkLack.NotPublic)]
    [InlineData("https://0.0.0.0/", LinkLack.NotPublic)]
    [InlineData("https://[::1]/", LinkLack.NotPublic)]
    [InlineData("https://[::ffff:10.0.0.1]/", LinkLack.NotPublic)]
    [InlineData("https://[fd00::1]/", LinkLack.NotPublic)]
    [InlineData("https://[fe80::1]/", LinkLack.NotPublic)]
    public void AnythingElse_Read_IsNoLinkAndSaysWhy(string typed, LinkLack expected)
    {
        var link = TalkPlace.ReadLink(typed, out var why);

        Assert.Null(link);
        Assert.Equal(expected, why);
    }

    [Fact]
    public void AddressAtTheLimit_Fits_AndOneLongerDoesNot()
    {
        var longest = "https://meet.example.org/".PadRight(TalkPlace.MaxAddress, 'a');

        Assert.NotNull(TalkPlace.ReadLink(longest, out _));
        Assert.Null(TalkPlace.ReadLink(longest + "a", out var why));
        Assert.Equal(LinkLack.TooLong, why);
        Assert.Null(TalkPlace.ReadLink("https://meet.example.org/".PadRight(3000, 'a'), out _));

        // Written out, each of these signs is nine characters.
        Assert.Null(TalkPlace.ReadLink("https://meet.example.org/".PadRight(400, '会'), out why));
        Assert.Equal(LinkLack.TooLong, why);
    }
}
