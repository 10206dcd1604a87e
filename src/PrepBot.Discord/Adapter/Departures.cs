using System.Threading.Channels;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Settings;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// Who was found to have left, until <see cref="DepartureLoop"/> tells the features. Discord announces it only with a privileged intent, which we do not
/// ask for; so it is noticed when a call about them says so. https://docs.discord.com/developers/events/gateway#list-of-intents
/// What calls Discord for the features cannot need them in turn, and so they are not called from here.
/// </summary>
internal sealed class Departures(Memberships memberships, TimeProvider time)
{
    /// <summary>More findings at once than rooms are opened in minutes; one that finds no place is found again by the next call about them.</summary>
    private const int MaxWaiting = 1000;

    private readonly Channel<PersonLeft> _found = Channel.CreateBounded<PersonLeft>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>What nobody has been told of yet, the oldest first.</summary>
    public ChannelReader<PersonLeft> Waiting => _found.Reader;

    /// <summary>Notes it. Nothing is waited for: whoever opens a room must not wait for it.</summary>
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
        _found.Writer.TryWrite(new PersonLeft(origin));
    }
}
