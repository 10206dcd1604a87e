using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;

namespace PrepBot.Practice.Communities;

/// <summary>What the product knows of who acts, and where.</summary>
public static class CallPresence
{
    extension(Call call)
    {
        public Presence Presence => (Presence)call.Scene;

        public Member Member => call.Presence.Member;

        public Community Community => call.Presence.Community;

        /// <summary>The channel it happened in, or whose round has this room.</summary>
        /// <exception cref="InvalidOperationException">The handler's rule did not ask for one.</exception>
        public Channel Channel => call.Presence.Channel ?? throw new InvalidOperationException("The rule did not ask for a channel.");
    }
}
