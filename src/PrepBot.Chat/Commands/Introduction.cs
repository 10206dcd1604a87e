using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Commands;

/// <summary>What the product says to a community the bot has just been added to: what it is for, and the next step.</summary>
public sealed record Introduction(Message Words)
{
    /// <summary>For a product that does not introduce itself.</summary>
    public static Introduction Plain(CommandRoot root) =>
        new(Message.Create($"Hello. I help to {root.Help}. Next step: type {root.InChannel} in the channel where you want to."));
}
