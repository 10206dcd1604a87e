namespace PrepBot.Discord.Rendering;

/// <summary>Discord's limits, each with the page that states it. Characters are counted in UTF-16 units, which is never fewer than Discord counts.</summary>
internal static class DiscordLimits
{
    /// <summary>Description of an upload or a picture. https://docs.discord.com/developers/components/reference#media-gallery-media-gallery-item-structure</summary>
    public const int AltText = 1024;

    /// <summary>Of a component or modal. https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id</summary>
    public const int CustomId = 100;

    /// <summary>Components of a message, nested ones included. https://docs.discord.com/developers/components/reference</summary>
    public const int ComponentsOfMessage = 40;

    /// <summary>
    /// Text of all text displays of a message together. The reference page gives no number; the published schema gives 4,000 for one text
    /// display, and the sum is held to the same.
    /// </summary>
    public const int TextOfMessage = 4000;

    /// <summary>Of one text display. https://docs.discord.com/developers/components/reference#text-display; the number is the published schema's.</summary>
    public const int TextDisplay = 4000;

    /// <summary>Buttons of an action row. https://docs.discord.com/developers/components/reference#action-row</summary>
    public const int ButtonsOfRow = 5;

    /// <summary>https://docs.discord.com/developers/components/reference#button-button-structure</summary>
    public const int ButtonLabel = 80;

    /// <summary>https://docs.discord.com/developers/components/reference#string-select-string-select-structure</summary>
    public const int OptionsOfSelect = 25;

    /// <summary>https://docs.discord.com/developers/components/reference#string-select-select-option-structure</summary>
    public const int OptionLabel = 100;

    /// <summary>https://docs.discord.com/developers/components/reference#string-select-select-option-structure</summary>
    public const int OptionValue = 100;

    /// <summary>https://docs.discord.com/developers/components/reference#string-select-select-option-structure</summary>
    public const int OptionDescription = 100;

    /// <summary>Address of a link button. https://docs.discord.com/developers/components/reference#button-button-structure</summary>
    public const int Url = 512;

    /// <summary>https://docs.discord.com/developers/components/reference#string-select-string-select-structure</summary>
    public const int Placeholder = 150;

    /// <summary>https://docs.discord.com/developers/components/reference#radio-group-radio-group-structure</summary>
    public const int MinOptionsOfRadioGroup = 2;

    /// <summary>Of radio and checkbox groups. https://docs.discord.com/developers/components/reference#radio-group-radio-group-structure</summary>
    public const int OptionsOfGroup = 10;

    /// <summary>https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal</summary>
    public const int ModalTitle = 45;

    /// <summary>
    /// Labels and text displays together; what stands in a label is not counted. The published schema lets 40 pass; the page is the stricter of the two.
    /// https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
    /// </summary>
    public const int ComponentsOfModal = 5;

    /// <summary>https://docs.discord.com/developers/components/reference#label-label-structure</summary>
    public const int FieldLabel = 45;

    /// <summary>https://docs.discord.com/developers/components/reference#label-label-structure</summary>
    public const int FieldDescription = 100;

    /// <summary>https://docs.discord.com/developers/components/reference#text-input-text-input-structure</summary>
    public const int TextInput = 4000;

    /// <summary>https://docs.discord.com/developers/resources/message#create-message</summary>
    public const int Nonce = 25;

    /// <summary>https://docs.discord.com/developers/resources/channel#start-thread-without-message</summary>
    public const int ThreadName = 100;

    /// <summary>Subcommands of a command, options of a subcommand, choices of an option. https://docs.discord.com/developers/interactions/application-commands</summary>
    public const int OptionsOfCommand = 25;

    /// <summary>https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-structure</summary>
    public const int CommandName = 32;

    /// <summary>https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-structure</summary>
    public const int CommandDescription = 100;

    /// <summary>https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-choice-structure</summary>
    public const int ChoiceName = 100;

    /// <summary>First answer to an interaction. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback</summary>
    public static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(3);

    /// <summary>Life of an interaction's token. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);
}
