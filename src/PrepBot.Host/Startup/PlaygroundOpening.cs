using PrepBot.Playground.Adapter;
using PrepBot.Playground.People;
using PrepBot.Practice.Queue;

namespace PrepBot.Host.Startup;

/// <summary>Opens the playground's first channel for mocks at start, so that a newcomer can begin at once. The lobby stays for talking.</summary>
internal sealed class PlaygroundOpening(PlaygroundChannels channels, ChannelSetup setup) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var rooms = await channels.AllAsync(cancellationToken);
        await setup.OpenAsync(PlaygroundPeople.Community, rooms[0], cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
