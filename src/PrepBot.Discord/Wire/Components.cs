namespace PrepBot.Discord.Wire;

/// <summary>https://docs.discord.com/developers/components/reference#component-object-component-types</summary>
internal enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    Section = 9,
    TextDisplay = 10,
    MediaGallery = 12,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    RadioGroup = 21,
    CheckboxGroup = 22,
}

/// <summary>One record for all components we send: each type sets the fields it has, the rest is left out.</summary>
internal sealed record Component(ComponentType Type)
{
    public string? CustomId { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>What stands in a label; a property of that name is all they share.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Inner { get; init; }

    /// <summary>Of a button: 1 primary, 2 secondary, 4 danger, 5 link. Of a text input: 1 short, 2 paragraph.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? Content { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    public string? Value { get; init; }

    public bool? Divider { get; init; }

    /// <summary>Of a media gallery.</summary>
    public IReadOnlyList<MediaGalleryItem>? Items { get; init; }

    /// <summary>Of a file: the upload it shows.</summary>
    public UnfurledMediaItem? File { get; init; }

    /// <summary>Of a container: red, green and blue as one number.</summary>
    public int? AccentColor { get; init; }

    /// <summary>Of a section: what stands beside its text.</summary>
    public Component? Accessory { get; init; }

    /// <summary>Of a button of style 5: where it leads.</summary>
    public string? Url { get; init; }
}

/// <summary>A picture of a gallery, with its text twin.</summary>
internal sealed record MediaGalleryItem(UnfurledMediaItem Media)
{
    public string? Description { get; init; }
}

/// <summary>Names an upload of the same message: <c>attachment://name</c>.</summary>
internal sealed record UnfurledMediaItem(string Url);

/// <summary>An option of a select, radio group or checkbox group.</summary>
internal sealed record SelectOption(string Label, string Value)
{
    public bool? Default { get; init; }

    public string? Description { get; init; }
}
