using PrepBot.Playground.Settings;

namespace PrepBot.Playground.Tests;

public sealed class PlaygroundOptionsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080")]
    [InlineData("http://[::1]:5080/")]
    [InlineData("http://127.0.0.1:0")]
    public void LoopbackAddress_Validated_IsFine(string url) => Assert.True(Validate(url).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://localhost.evil.example:5080")]
    [InlineData("http://127.0.0.1:5080/page")]
    [InlineData("http://me@127.0.0.1:5080")]
    public void AnythingElse_Validated_NamesTheKey(string url)
    {
        var result = Validate(url);

        Assert.True(result.Failed);
        Assert.Contains("Playground__Url", result.FailureMessage);
    }

    [Fact]
    public void NothingConfigured_Options_AreValidAndUndecided()
    {
        var options = new PlaygroundOptions();

        Assert.True(new PlaygroundOptionsValidator().Validate(name: null, options).Succeeded);
        Assert.Null(options.Enabled);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(string url) =>
        new PlaygroundOptionsValidator().Validate(name: null, new PlaygroundOptions { Url = url });
}
