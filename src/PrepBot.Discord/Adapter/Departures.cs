using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Settings;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// Tells the features that somebody has left. Discord announces it only with a privileged intent, which we do not ask for; so it is noticed when
/// a call about them says so. https://docs.discord.com/developers/events/gateway#list-of-intents
/// </summary>
internal sealed class Departures(Lazy<IInteractionSink> sink, Memberships memberships, TimeProvider time)
{
    public void Found(CommunityRef community, string channel, string user)
    {
        var now = time.GetUtcNow();
        var person = new PersonRef(DiscordPlatformName.Name, user);
        memberships.Clear(community, person);

        // Each finding is one of its own: whoever comes back and leaves again has left again, however soon. What it ends is ended once by itself.
        var origin = new Origin($"left-{user}-{Guid.CreateVersion7(now):N}", community, new RoomRef(DiscordPlatformName.Name, channel), person, "A member", false, now)
        {
            AnswerBy = now + TimeSpan.FromSeconds(3),
        };

        // Handed over and not waited for: whoever opens the room must not wait for it. The sink never throws.
        _ = sink.Value.HandleAsync(new PersonLeft(origin), Nobody.Instance, CancellationToken.None);
    }

    /// <summary>There is nobody to answer to.</summary>
    private sealed class Nobody : IResponder
    {
        public static Nobody Instance { get; } = new();

        public bool KeepsFormOpen => false;

        public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DeferAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
