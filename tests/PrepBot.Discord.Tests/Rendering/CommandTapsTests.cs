using PrepBot.Chat.Messages;
using PrepBot.Discord.Commands;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;

namespace PrepBot.Discord.Tests.Rendering;

/// <summary>Our words name commands, and a tap on one puts it into the line.</summary>
public sealed class CommandTapsTests
{
    [Fact]
    public async Task CommandsOfOurs_CanBeTapped_OnceTheyAreRegistered()
    {
        await using var discord = await HandDiscord.StartAsync();
        var message = Message.Create(RichText.Create($"{"/mock status":strong} shows your place, /mock leave takes you out (see /mock-admin question-add)."));
        Assert.Equal("**/mock status** shows your place, /mock leave takes you out (see /mock-admin question-add).", Shown(discord.Taps, message));

        var registration = new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps);
        await registration.EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None);
        var ids = discord.Discord.Commands.ToDictionary(command => (string)command!["name"]!, command => (string)command!["id"]!);

        var shown = $"</mock status:{ids["mock"]}> shows your place, </mock leave:{ids["mock"]}> takes you out (see </mock-admin question add:{ids["mock-admin"]}>).";
        Assert.Equal(shown, Shown(discord.Taps, message));

        // Another process finds them registered already.
        var others = new CommandTaps();
        Assert.False(await new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, others).EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None));
        Assert.Equal(shown, Shown(others, message));
    }

    [Theory]
    [InlineData("/mock startle")]
    [InlineData("/mock leave-it")]
    [InlineData("/coffee start")]
    [InlineData("https://example.org/mock start")]
    [InlineData("a/mock start")]
    [InlineData("//mock start")]
    [InlineData("/mock Start")]
    [InlineData("/mock")]
    public async Task WhatIsNoCommandOfOurs_StaysAsItIs(string words)
    {
        await using var discord = await RegisteredAsync();
        Assert.Equal(TextRenderer.RenderWhole(words), Shown(discord.Taps, Message.Create(words)));
    }

    [Fact]
    public async Task WhatSomebodySaid_StaysAsItWasSaid()
    {
        await using var discord = await RegisteredAsync();
        Assert.Equal("> I typed /mock start", Shown(discord.Taps, new Message([new Quote("I typed /mock start")])));
    }

    [Fact]
    public async Task WhatBothLimitsAllow_StillFits()
    {
        await using var discord = await RegisteredAsync();
        var message = Message.Create(string.Join(' ', Enumerable.Repeat("/mock start", 330)));

        var pages = MessageRenderer.Render(discord.Taps.In(message));

        Assert.All(pages, page => Assert.InRange(page.Sum(component => component.Content?.Length ?? 0), 1, DiscordLimits.TextOfMessage));
        Assert.Equal(330, pages.SelectMany(page => page).Sum(component => component.Content!.Split("</mock start:").Length - 1));
    }

    private static async Task<HandDiscord> RegisteredAsync()
    {
        var discord = await HandDiscord.StartAsync();
        await new CommandRegistration(HandDiscord.Root, discord.Catalog, discord.Rest.Client, discord.Taps).EnsureAsync(discord.Discord.ApplicationId, CancellationToken.None);
        return discord;
    }

    private static string Shown(CommandTaps taps, Message message) => MessageRenderer.Render(taps.In(message))[0][0].Content!;
}
