using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Tests.Coffee;
using PrepBot.Discord.Adapter;
using PrepBot.Playground.Adapter;
using PrepBot.Slack.Adapter;
using PrepBot.Storage;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using PrepBot.Values.Secrets;

namespace PrepBot.Chat.Tests;

/// <summary>What the product does not say, the engine says plainly: nothing has to be brought for a platform.</summary>
public sealed class EveryPlatformTests
{
    [Fact]
    public async Task Product_OnEveryPlatform_BringsNothingButItself()
    {
        await using var app = Build();

        Assert.Equal(["discord", "playground", "slack"], app.Services.GetServices<IChatPlatform>().Select(platform => platform.Name.Name).Order());
    }

    [Fact]
    public async Task Product_ThatDoesNotIntroduceItself_IsIntroducedByItsCommand()
    {
        await using var app = Build();

        Assert.Equal(
            "Hello. I help to have a coffee with somebody. Next step: type /coffee join in the channel where you want to.",
            app.Services.GetRequiredService<Introduction>().Words.ToPlainText());
        Assert.All(
            app.Services.GetServices<IChatPlatform>().Where(platform => platform.Name.Name != "playground"),
            platform => Assert.Equal("type /coffee join in another channel", platform.Remedy(PlatformRefusal.RoomGone, [])));
    }

    [Fact]
    public async Task BotRemoved_WhereTheProductErasesNothing_IsNoReasonToErase()
    {
        await using var app = Build();
        var (presence, community) = (app.Services.GetRequiredService<ICommunityPresence>(), new CommunityRef(new PlatformName("slack"), "T0001"));

        await presence.RemovedAsync(community, CancellationToken.None);
        await presence.BackAsync(community, CancellationToken.None);
        await app.Services.GetRequiredService<IRoomSink>().HandleAsync(new RoomNews(community, Room: null, RoomChange.MayWorkNow), CancellationToken.None);

        Assert.Empty(await presence.PresentAsync(community.Platform, CancellationToken.None));
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        var services = builder.Services.AddSingleton(TimeProvider.System);
        services.AddChatStorage(_ => new StorageSettings("Host=127.0.0.1", TestKey.Any)).AddCoffee().AddPlayground();
        services.AddDiscord(options => options.Token = new Secret("token"));
        services.AddSlack(options =>
        {
            (options.AppToken, options.BotToken, options.SigningSecret) = (new Secret("xapp-1"), new Secret("xoxb-1"), new Secret(new string('a', 32)));
            (options.ClientId, options.ClientSecret, options.PublicUrl) = ("1.2", new Secret(new string('b', 32)), "https://bot.example");
        });
        return builder.Build();
    }
}
