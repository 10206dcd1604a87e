using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Adapter;

/// <summary>Reads interactions, hands them to the features, and answers by itself what never gets there.</summary>
internal sealed partial class Interactions(
    InteractionReader reader, IInteractionSink sink, Responders responders, GuildBook guilds, TimeProvider time, ILogger<Interactions> logger)
{
    /// <summary>Interactions in work at once; more are told honestly to try again.</summary>
    private const int MaxInHand = 500;

    /// <summary>How long a process that cannot prove its lease leaves the first word to whoever may own it now.</summary>
    private static readonly TimeSpan Deference = TimeSpan.FromSeconds(1);

    private int _inHand;

    /// <summary>Interactions in work now.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Deals with an interaction; an answer that cannot be delivered is logged.</summary>
    /// <param name="owned">Whether this process can still prove that the stream is its own.</param>
    /// <returns>False when nothing is done with its kind.</returns>
    public async Task<bool> HandleAsync(Wire.Interaction interaction, DateTimeOffset arrivedAt, Func<bool> owned)
    {
        if (interaction.GuildId is not null && interaction.ChannelId is { } channel)
            guilds.MayDo(channel, interaction.AppPermissions);

        if (Interlocked.Increment(ref _inHand) > MaxInHand)
            LogBusy();
        try
        {
            switch (reader.Read(interaction, arrivedAt))
            {
                case ReadInteraction.Request request:
                    await DoAsync(interaction, request, owned);
                    break;
                case ReadInteraction.Choices choices:
                    await responders.OfferAsync(interaction, choices.Offered);
                    break;
                case ReadInteraction.Refused refused:
                    await responders.SayAsync(interaction, refused.Words);
                    break;
                default:
                    return false;
            }
        }
        catch (DiscordException e)
        {
            LogNoAnswer(e.GetType().Name);
        }
        catch (PlatformException e)
        {
            LogNoAnswer(e.Failure.ToString());
        }
        finally
        {
            Interlocked.Decrement(ref _inHand);
        }

        return true;
    }

    private async Task DoAsync(Wire.Interaction interaction, ReadInteraction.Request request, Func<bool> owned)
    {
        var responder = responders.For(interaction, request);
        if (Volatile.Read(ref _inHand) > MaxInHand)
        {
            await responder.AnswerAsync(Reply.Privately("I am very busy right now and did nothing with this. Please try again in a minute."), CancellationToken.None);
            return;
        }

        // The database may be away only from here. If another process has taken over meanwhile, its answer comes first and ours is refused by
        // Discord; if nobody has, the person is still told in time that nothing can be done now.
        if (!owned())
            await Task.Delay(Deference, time, CancellationToken.None);

        await sink.HandleAsync(request.Interaction, responder, CancellationToken.None);
    }

    [LoggerMessage(6003, LogLevel.Warning, "An answer did not reach Discord: {Error}")]
    private partial void LogNoAnswer(string error);

    [LoggerMessage(6004, LogLevel.Warning, "Too many interactions at once; people are asked to try again")]
    private partial void LogBusy();
}
