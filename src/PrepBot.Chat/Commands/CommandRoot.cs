namespace PrepBot.Chat.Commands;

/// <summary>The one command of the product, of which everything it takes is a subcommand; what is for organisers stands apart, under a name of its own.</summary>
/// <param name="Name">1-20 characters of a-z and hyphen, without the stroke.</param>
/// <param name="Help">What it is for, in a few words.</param>
/// <param name="First">The subcommand for whoever does not know what there is.</param>
public sealed record CommandRoot(string Name, string Help, string First)
{
    /// <summary>The organisers' subcommand that opens a channel; null where every channel is open.</summary>
    public string? Opens { get; init; }

    /// <summary>What somebody may try alone, as two people, where a platform lets them; null where there is nothing to show.</summary>
    public Tour? Tour { get; init; }

    /// <summary>What is typed in a channel so that something happens there.</summary>
    public string InChannel => Opens is null ? $"{this} {First}" : $"/{OrganisersName} {Opens}";

    /// <summary>The name under which organisers' commands stand, without the stroke.</summary>
    public string OrganisersName => ForOrganisers(Name);

    /// <summary>The name under which organisers' commands stand, beside the name of the command itself.</summary>
    public static string ForOrganisers(string name) => $"{name}-admin";

    /// <summary>As people type it.</summary>
    public override string ToString() => $"/{Name}";
}

/// <summary>A first look at what the commands do, by one person who acts as two.</summary>
/// <param name="Title">What it is, 1-60 characters.</param>
/// <param name="Subcommand">What both of them type.</param>
/// <param name="Then">What happens then: a sentence.</param>
public sealed record Tour(string Title, string Subcommand, string Then);
