using PrepBot.Chat.Messages;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Adapter;

/// <summary>
/// A word to a server the bot has just been added to, with the next step. Discord does not tell who added it without the right to read the audit
/// log, so it goes to the server's own channel for such notices, or else to the owner.
/// </summary>
internal sealed class Welcome(Posts posts, DirectChannels direct, TimeProvider time)
{
    /// <summary>Every login shows every server again; only one joined this short a while ago is new.</summary>
    private static readonly TimeSpan New = TimeSpan.FromMinutes(2);

    private static readonly Message Words = new(
    [
        new Heading("Hello, I am PrepBot"),
        new Paragraph("I pair members of a study group for mock interviews on Leadership Principles, and keep the debriefs and the coverage."),
        new Paragraph("Next step: type /mock enable in the channel where you want to practise. Then anybody there can type /mock start."),
        new Paragraph("I never read messages. I am not affiliated with Amazon."),
    ]);

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
                await posts.PostAsync(channel, Words, key, community: null, CancellationToken.None);
                return;
            }
        }
        catch (DiscordRefusedException)
        {
            // No right to post there: the owner gets it.
        }

        if (guild.OwnerId is { } owner)
            await posts.PostAsync(await direct.OfAsync(owner, CancellationToken.None), Words, key, guild.Id, CancellationToken.None);
    }
}
