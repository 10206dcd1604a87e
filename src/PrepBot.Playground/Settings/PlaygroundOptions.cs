using Microsoft.Extensions.Options;
using PrepBot.Chat.Platforms;

namespace PrepBot.Playground.Settings;

/// <summary>Settings of the playground, section <c>Playground</c>.</summary>
public sealed class PlaygroundOptions
{
    /// <summary>The section these stand in.</summary>
    public const string Section = "Playground";

    /// <summary>Whether the page is served. Null, the default, leaves it to the host: on as long as no chat platform is configured.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Where the page is served: plain http on a loopback address. Port 0 takes a free one. Default http://127.0.0.1:5080.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address as a value.</summary>
    /// <exception cref="UriFormatException">It was not validated and is no address.</exception>
    public Uri Address => new(Url, UriKind.Absolute);
}

/// <summary>There are no accounts here, so nobody but this machine may reach the page.</summary>
public sealed class PlaygroundOptionsValidator : IValidateOptions<PlaygroundOptions>
{
    public ValidateOptionsResult Validate(string? name, PlaygroundOptions options)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            return ValidateOptionsResult.Fail("Playground__Url must be an http address such as http://127.0.0.1:5080.");

        if (!Loopback.Leads(address))
            return ValidateOptionsResult.Fail("Playground__Url must be a loopback address, such as 127.0.0.1: the playground has no accounts.");

        if (address is { Host: "localhost", Port: 0 })
            return ValidateOptionsResult.Fail("Playground__Url must name a port with localhost, which is two addresses: a free one (0) can be had for 127.0.0.1.");

        return address.PathAndQuery != "/" || address.UserInfo.Length > 0 || address.Fragment.Length > 0
            ? ValidateOptionsResult.Fail("Playground__Url must be an address and a port, and nothing after them.")
            : ValidateOptionsResult.Success;
    }
}
