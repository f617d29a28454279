namespace Bowline.Paper;

/// <summary>The accounts of an exchange, by key and by index.</summary>
internal sealed class AccountRegistry(Exchange exchange)
{
    private readonly List<Account> all = [];
    private readonly Dictionary<string, Account> byKey = new(StringComparer.Ordinal);

    public IReadOnlyList<Account> All => all;

    /// <summary>Index 1 is the first account.</summary>
    public Account ByIndex(int index) => all[index - 1];

    public Account? ByKey(string apiKey) => byKey.GetValueOrDefault(apiKey);

    public Account Add(string apiKey, Credential credential)
    {
        var account = new Account(all.Count + 1, apiKey, credential, exchange.Settings.Symbols.All);
        byKey.Add(apiKey, account);
        all.Add(account);
        return account;
    }
}
