using PrepBot.Chat.Commands;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// The product introduces itself to a server the bot has just been added to. Discord does not tell who added it without the right to read the audit
/// log, so it goes to the server's own channel for such notices, or else to the owner.
/// </summary>
internal sealed class Welcome(Posts posts, DirectChannels direct, Introduction introduction, TimeProvider time)
{
    /// <summary>Every login shows every server again; only one joined this short a while ago is new.</summary>
    private static readonly TimeSpan New = TimeSpan.FromMinutes(2);

    /// <summary>Greets a server if it is new.</summary>
    /// <exception cref="DiscordException">Neither place takes it; that is no reason to try again.</exception>
    public async Task GreetAsync(Guild guild)
    {
        if (guild.JoinedAt is not { } joined || time.GetUtcNow() - joined > New)
            return;

        // The nonce keeps two processes, or a replay, from greeting twice.
        var key = $"w{guild.Id}";
        try
        {
            if (guild.SystemChannelId is { } channel)
            {
                await posts.PostAsync(channel, introduction.Words, key, community: null, CancellationToken.None);
                return;
            }
        }
        catch (DiscordRefusedException)
        {
            // No right to post there: the owner gets it.
        }

        if (guild.OwnerId is { } owner)
            await posts.PostAsync(await direct.OfAsync(owner, CancellationToken.None), introduction.Words, key, guild.Id, CancellationToken.None);
    }
}
