"""Given names and patronymics of Eastern Europe: before a surname they show that its bearer is from there.

Names that are as common elsewhere (Anna, Alexander, Victor) show nothing and are left out. Written for this project.
"""

from collections.abc import Iterable

from cleanup.names.spelling import folded, key

_NAMES = """Aleksandr Alexei Alexey Aleksei Aliaksandr Alyaksandr Anastasia Anatoly Anatoli Andrei Andrey Andriy
Andrii Arkady Arseny Arseniy Artem Artyom Aslan Boris Borys Bogdan Bohdan Bulat Vadim Vadym Valery Valeri Valeriy
Vasily Vassily Vasyl Viktor Viktoriya Vitaly Vitali Vitaliy Vladimir Vladislav Vladyslav Volodymyr Vsevolod Vyacheslav
Viacheslav Yana Yakov Yaroslav Yegor Egor Yekaterina Ekaterina Yelena Olena Yelizaveta Elizaveta Yevgeny Evgeny Yevhen
Yevgenia Yevgeniya Evgenia Yulia Yuliya Yuri Yury Yuriy Galina Halyna Gavriil Gennady Gennadi Georgy Gleb Grigory
Grigori Hryhoriy Danylo Darya Daria Denys Dmitry Dmitri Dmytro Dzhokhar Fyodor Fedor Igor Ihor Ilya Illia Innokenty
Irina Iryna Ivan Kira Kirill Kyrylo Konstantin Kostiantyn Kseniya Ksenia Larisa Lavrenty Lavrentiy Lazar Leonid Leonty
Lev Lidiya Lyubov Lyudmila Lyudmyla Liudmila Ludmila Mariya Maksim Maksym Matvei Matvey Mikhail Mikhailo Mykhailo
Mykhaylo Mykola Modest Mstislav Nadezhda Nadiya Nadya Natalia Nataliya Natalya Nikita Nikolai Nikolay Nikifor
Nursultan Oksana Oleg Oleh Oleksandr Oleksiy Oleksii Olga Olha Ostap Pavel Pavlo Petr Petro Pyotr Platon Polina
Prokhor Rodion Rostislav Rostyslav Ramzan Ruslan Rustam Safar Savva Semyon Semen Sergei Sergey Serhiy Serhii Siarhei
Sofya Spiridon Stanislav Stepan Stepanida Svetlana Svitlana Sviatlana Svyatoslav Sviatoslav Taisia Taras Tatiana
Tatyana Tetiana Timofei Timofey Timur Trofim Ulyana Uliana Vasilisa Veniamin Yefim Yuliana Zakhar Zinaida Zoya Zhanna
Zurab Mikheil Grigol Giorgi Irakli Levan Vakhtang Shota Aram Armen Ashot Levon Serzh Vazgen Tigran Gurbanguly
Saparmurat Kassym-Jomart Kurmanbek Askar Sooronbay Almazbek Ilham Heydar Emomali Imomali Plamen Rumen Boyko Todor
Zhelyu Hristo Kiril Asen Lyuben Dimitar Krasimir Ivanovich Petrovich Vladimirovich Sergeyevich Sergeevich
Alexandrovich Mikhailovich Nikolaevich Nikolayevich Ilyich Vasilyevich Borisovich Pavlovich Viktorovich Yuryevich
Andreevich Andreyevich Alexeyevich Fyodorovich Dmitrievich"""
_KEYS = frozenset(map(key, _NAMES.split()))


def is_slavic_given(name: str, candidates: Iterable[str] = ()) -> bool:
    """Is ``name``, or what it can stand for, a given name or patronymic of Eastern Europe? An initial may be one."""
    if name[1:] in ("", "."):
        return True
    return any(key(way) in _KEYS for way in (folded(name), *candidates))
