namespace PrepBot.Chat.Platforms;

/// <summary>What is asked of settings in more than one room. A mistake is the key, a blank, and what is wrong.</summary>
public static class SettingRules
{
    /// <summary>Whether it is what tokens and secrets are: one word without signs that copying brings along.</summary>
    public static bool IsOneWord(string value) => value.All(c => c is > ' ' and <= '~' and not ('"' or '\'' or '<' or '>'));

    /// <summary>Tokens travel to this address, so nothing but https will do where a wire could be listened to.</summary>
    /// <returns>Null when it is as it should be.</returns>
    public static string? BaseAddressMistake(string key, string written, string example)
    {
        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return $"{key} is not a whole address, such as {example}.";
        if (address.Scheme == Uri.UriSchemeHttp && !Loopback.Leads(address))
            return $"{key} is plain http, which is taken for loopback addresses only: tokens go there. Write https.";
        return address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0
            ? $"{key} is more than an address and a path. Write it like {example}."
            : null;
    }
}
