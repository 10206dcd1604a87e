namespace PrepBot.Chat.Commands;

/// <summary>The one command of the product, of which everything it takes is a subcommand.</summary>
/// <param name="Name">1-20 characters of a-z and hyphen, without the stroke.</param>
/// <param name="Help">What it is for, in a few words.</param>
/// <param name="First">The subcommand for whoever does not know what there is.</param>
public sealed record CommandRoot(string Name, string Help, string First)
{
    /// <summary>The subcommand that opens a channel; null where every channel is open.</summary>
    public string? Opens { get; init; }

    /// <summary>What somebody may try alone, as two people, where a platform lets them; null where there is nothing to show.</summary>
    public Tour? Tour { get; init; }

    /// <summary>What is typed in a channel so that something happens there.</summary>
    public string InChannel => $"{this} {Opens ?? First}";

    /// <summary>As people type it.</summary>
    public override string ToString() => $"/{Name}";
}

/// <summary>A first look at what the commands do, by one person who acts as two.</summary>
/// <param name="Title">What it is, 1-60 characters.</param>
/// <param name="Subcommand">What both of them type.</param>
/// <param name="Then">What happens then: a sentence.</param>
public sealed record Tour(string Title, string Subcommand, string Then);
