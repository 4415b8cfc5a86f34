// Who is at the desk; nothing personal before the passphrase is given.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "desk/Views.h"
#include "domain/Person.h"

#include <QVector>
#include <QWidget>

class QTimer;
class QVBoxLayout;

namespace watchdesk::ui {

class Button;
class LabelText;
class PassphraseField;
class PeopleList;

/// What can be said of a store without its keys.
struct StoreFacts {
    QString path;
    QString engine; ///< "sqlite" or "postgresql"
    int schema = 0;
    QString schemes; ///< "Ashby Cross Shop Watch and Pub Watch"
};

/// A card on a plain ground and the state of the store at the foot. Knows no desk: it asks by signals.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    explicit SignInPage(const Clock& clock, QWidget* parent = nullptr);
    void setStore(const StoreFacts& facts, const QVector<domain::Person>& people);
    void setChannels(const QVector<desk::ChannelState>& channels);
    /// While the passphrase is tried: the button says so and nothing can be pressed twice.
    void setBusy(bool busy);
    /// In words, under the field; the passphrase is emptied.
    void showError(const Error& error);
    /// Empties the field and gives it the focus.
    void start();
    void choosePerson(const QString& name);
    /// Who can come back by a quick key; id empty: nobody.
    void setQuickPerson(const domain::Person& person);

Q_SIGNALS:
    void signInWanted(const QString& name, const QString& passphrase);
    void quickSignInWanted(const QString& quickKey);
    void otherStoreWanted();
    void newStoreWanted();
    void demoWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildWho(QVBoxLayout* column);
    void buildPassphrase(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void greet();
    void wish();
    [[nodiscard]] bool asksForQuickKey() const;
    const Clock& m_clock;
    LabelText* m_schemes;
    PeopleList* m_people;
    LabelText* m_greeting;
    LabelText* m_what;
    LabelText* m_fieldName;
    Button* m_other; ///< the passphrase instead of the quick key
    domain::Person m_quick;
    bool m_passphraseWished = false;
    PassphraseField* m_passphrase;
    Button* m_open;
    QWidget* m_trouble;
    LabelText* m_troubleText;
    QVBoxLayout* m_waiting;
    QWidget* m_waitingBox;
    LabelText* m_path;
    LabelText* m_engine;
    LabelText* m_date;
    bool m_busy = false;
};

} // namespace watchdesk::ui
