using PrepBot.Chat.Messages;
using PrepBot.Discord.Inbound;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Rest;
using PrepBot.Discord.Wire;

namespace PrepBot.Discord.Adapter;

/// <summary>The ways an interaction is answered.</summary>
internal sealed class Responders(DiscordRestClient rest, Posts posts, DirectChannels direct, TimeProvider time)
{
    /// <summary>What answers for a feature.</summary>
    public DiscordResponder For(Wire.Interaction interaction, ReadInteraction.Request request) =>
        new(rest, posts, direct, interaction, request.Context, request.Interaction.Origin, time);

    /// <summary>What may be typed here.</summary>
    public Task OfferAsync(Wire.Interaction interaction, IReadOnlyList<ApplicationCommandOptionChoice> offered) => FirstAsync(interaction, new InteractionResponse(
        InteractionCallbackType.ApplicationCommandAutocompleteResult, new InteractionCallbackData { Choices = offered }));

    /// <summary>A word of ours, which only who asked sees.</summary>
    public Task SayAsync(Wire.Interaction interaction, string words) => FirstAsync(interaction, new InteractionResponse(
        InteractionCallbackType.ChannelMessageWithSource,
        new InteractionCallbackData
        {
            Components = posts.Render(Message.Create(words), community: null)[0],
            AllowedMentions = AllowedMentions.Nobody,
            Flags = (int)(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds),
        }));

    private Task FirstAsync(Wire.Interaction interaction, InteractionResponse response) =>
        rest.CreateInteractionResponseAsync(interaction.Id, interaction.Token, response, DiscordLimits.FirstAnswer - InteractionReader.Margin, CancellationToken.None);
}
